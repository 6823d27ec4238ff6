/** Questions to the stores of this and of other instances. */
@NullMarked
package org.codonstream.query;

import org.jspecify.annotations.NullMarked;
