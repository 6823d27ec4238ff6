package org.codonstream.batch;

/**
 * How large batches are.
 *
 * @param sequences most rows of a batch
 * @param bases most bases of a batch; a batch holds one row at least
 * @param sample how many rows are taken in all
 */
public record BatchLimits(int sequences, long bases, long sample) {

    /** 5000 sequences, 1 Gbase, all rows: a batch of this size is published well within a transaction's timeout. */
    public static final BatchLimits DEFAULT = new BatchLimits(5000, 1_000_000_000L, Long.MAX_VALUE);

    public BatchLimits {
        require("batch size", sequences);
        require("batch bases", bases);
        require("sample", sample);
    }

    public BatchLimits withSequences(int most) {
        return new BatchLimits(most, bases, sample);
    }

    public BatchLimits withBases(long most) {
        return new BatchLimits(sequences, most, sample);
    }

    public BatchLimits withSample(long rows) {
        return new BatchLimits(sequences, bases, rows);
    }

    private static void require(String field, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(field + " " + value + ": must be at least 1");
        }
    }
}
