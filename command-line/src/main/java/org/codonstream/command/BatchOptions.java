package org.codonstream.command;

import org.codonstream.batch.BatchLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an input is cut into batches. */
public final class BatchOptions {
    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Most sequences of a batch (${DEFAULT-VALUE}).")
    private int batchSize;

    @Option(
            names = "--batch-bases",
            paramLabel = "N",
            defaultValue = "1000000000",
            description = "Most bases of a batch (${DEFAULT-VALUE}).")
    private long batchBases;

    @Option(names = "--sample", paramLabel = "N", description = "Only the first N rows.")
    private @Nullable Long sample;

    /** The limits; a number that can't be is wrong usage. */
    public BatchLimits limits() {
        return Checked.setting(
                () -> new BatchLimits(batchSize, batchBases, sample == null ? BatchLimits.DEFAULT.sample() : sample));
    }
}
