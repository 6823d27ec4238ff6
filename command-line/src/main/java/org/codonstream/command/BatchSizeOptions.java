package org.codonstream.command;

import org.codonstream.batch.BatchLimits;
import picocli.CommandLine.Option;

/** How large batches are. */
public final class BatchSizeOptions {
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

    /** The limits, for all rows; a number that can't be is wrong usage. */
    public BatchLimits limits() {
        return Checked.setting(
                () -> BatchLimits.DEFAULT.withSequences(batchSize).withBases(batchBases));
    }
}
