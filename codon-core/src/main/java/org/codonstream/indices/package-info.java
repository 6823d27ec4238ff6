/** Indices of codon usage: numbers that sum up the codon counts of a table, a sequence or a gene. */
@org.jspecify.annotations.NullMarked
package org.codonstream.indices;
