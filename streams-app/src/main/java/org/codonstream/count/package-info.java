/** Counting what stands in the records of the input topics. */
@NullMarked
package org.codonstream.count;

import org.jspecify.annotations.NullMarked;
