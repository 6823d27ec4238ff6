package org.codonstream.command;

import org.codonstream.batch.BatchLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of an input is taken. */
public final class SampleOption {
    @Option(names = "--sample", paramLabel = "N", description = "Only the first N rows.")
    private @Nullable Long sample;

    /** Limits with as many rows as are wanted; a number that can't be is wrong usage. */
    public BatchLimits of(BatchLimits limits) {
        Long rows = sample;
        return rows == null ? limits : Checked.setting(() -> limits.withSample(rows));
    }
}
