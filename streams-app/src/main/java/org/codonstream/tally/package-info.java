/** Usage per scope: totals, windows, publications, and the global table. */
@NullMarked
package org.codonstream.tally;

import org.jspecify.annotations.NullMarked;
