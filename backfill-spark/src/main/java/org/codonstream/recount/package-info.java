/** The recount of an input by Spark: every sequence counted once more, and what the ledger would hold of it. */
@org.jspecify.annotations.NullMarked
package org.codonstream.recount;
