package org.codonstream.query;

import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.codonstream.usage.Usage;

/** One reading of a usage, or of a change of it, in which numbers may be negative. */
public record ReadingUsage(long sequences, long codingSequences, long bases, CodonCounts counts) {

    public static final ReadingUsage ZERO = new ReadingUsage(0, 0, 0, CodonCounts.ZERO);

    public static ReadingUsage of(Usage usage, Reading reading) {
        return new ReadingUsage(usage.sequences(), usage.codingSequences(), usage.bases(), usage.reading(reading));
    }

    public ReadingUsage plus(ReadingUsage other) {
        return new ReadingUsage(
                sequences + other.sequences,
                codingSequences + other.codingSequences,
                bases + other.bases,
                counts.plus(other.counts));
    }

    public ReadingUsage minus(ReadingUsage other) {
        return new ReadingUsage(
                sequences - other.sequences,
                codingSequences - other.codingSequences,
                bases - other.bases,
                counts.minus(other.counts));
    }
}
