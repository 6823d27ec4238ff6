package org.codonstream.command;

import org.codonstream.batch.BatchLimits;
import picocli.CommandLine.Mixin;

/** How an input is cut into batches. */
public final class BatchOptions {
    @Mixin
    private BatchSizeOptions sizes;

    @Mixin
    private SampleOption sample;

    /** The limits; a number that can't be is wrong usage. */
    public BatchLimits limits() {
        return sample.of(sizes.limits());
    }
}
