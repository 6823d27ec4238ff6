package org.codonstream.recovery;

import org.codonstream.codon.CodonCounts;

/** What is counted for one scope in one reading. */
record Table(long sequences, long codingSequences, long bases, CodonCounts counts) {
    static final Table ZERO = new Table(0, 0, 0, CodonCounts.ZERO);

    Table plus(Table other) {
        return new Table(
                sequences + other.sequences,
                codingSequences + other.codingSequences,
                bases + other.bases,
                counts.plus(other.counts));
    }

    boolean hasNegative() {
        return sequences < 0 || codingSequences < 0 || bases < 0 || counts.hasNegative();
    }
}
