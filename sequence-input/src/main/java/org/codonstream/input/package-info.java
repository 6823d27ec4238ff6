/** Input: what a PATH names, Parquet files and their footers, rows read from them. */
@org.jspecify.annotations.NullMarked
package org.codonstream.input;
