/** Codons counted: readings, counts, the one counter that everything calls. */
@org.jspecify.annotations.NullMarked
package org.codonstream.codon;
