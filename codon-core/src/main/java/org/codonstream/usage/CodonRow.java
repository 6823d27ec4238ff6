package org.codonstream.usage;

import org.codonstream.codon.Codon;
import org.jspecify.annotations.Nullable;

/**
 * One codon in a table. A ratio whose denominator is zero has no value ({@code null}), never 0 or 1.
 *
 * @param codon codon index
 * @param aminoAcid one letter, {@code *} for a stop
 * @param fraction count / sum of the amino acid's codons
 * @param perThousand 1000 x count / sum of all codons of the table
 * @param rscu relative synonymous codon usage (Sharp and Li 1986): count x family size / sum of the family
 */
public record CodonRow(
        int codon,
        char aminoAcid,
        long count,
        @Nullable Double fraction,
        @Nullable Double perThousand,
        @Nullable Double rscu) {

    /** The codon in DNA letters. */
    public String codonText() {
        return Codon.text(codon);
    }
}
