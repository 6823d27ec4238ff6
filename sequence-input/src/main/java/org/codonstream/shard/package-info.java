/** Parquet files of sequences as this project writes them: one schema for all that is known of a sequence. */
@org.jspecify.annotations.NullMarked
package org.codonstream.shard;
