/** Any input turned into Parquet files with all that it says. */
@org.jspecify.annotations.NullMarked
package org.codonstream.convert;
