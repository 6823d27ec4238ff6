package org.codonstream.usage;

import org.codonstream.codon.CodonCounts;

/**
 * The codons of those coding sequences of a record that one genetic code translates.
 *
 * @param geneticCode NCBI genetic code
 * @param codingSequences how many coding sequences these are
 */
public record CodingCounts(int geneticCode, long codingSequences, CodonCounts counts) {

    public CodingCounts {
        if (geneticCode < 1) {
            throw new IllegalArgumentException("genetic code " + geneticCode + ": must be at least 1");
        }
    }

    /**
     * The sum with others of the same genetic code.
     *
     * @throws IllegalArgumentException if the other's genetic code is another
     */
    public CodingCounts plus(CodingCounts other) {
        if (geneticCode != other.geneticCode) {
            throw new IllegalArgumentException("genetic codes " + geneticCode + " and " + other.geneticCode
                    + ": coding sequences of two codes have no sum");
        }
        return new CodingCounts(geneticCode, codingSequences + other.codingSequences, counts.plus(other.counts));
    }
}
