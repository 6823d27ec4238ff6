/** What programs and the broker's process log, and where. */
@NullMarked
package org.codonstream.logs;

import org.jspecify.annotations.NullMarked;
