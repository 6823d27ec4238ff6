/** Batches: which rows are published together, checked before the first of them is. */
@org.jspecify.annotations.NullMarked
package org.codonstream.batch;
