/** Flat files: FASTA and GenBank, plain or gzip, record by record. */
@org.jspecify.annotations.NullMarked
package org.codonstream.flatfile;
