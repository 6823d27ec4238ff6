@NullMarked
package org.codonstream.logs;

import org.jspecify.annotations.NullMarked;
