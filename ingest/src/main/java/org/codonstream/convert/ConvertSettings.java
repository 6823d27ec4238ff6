package org.codonstream.convert;

import java.nio.file.Path;
import org.codonstream.shard.Compression;
import org.jspecify.annotations.Nullable;

/**
 * Where and how files are written.
 *
 * @param source what all sequences are filed under; null leaves it to the input
 * @param maxShardBytes no file grows beyond it, unless a single sequence does
 * @param maxSequences most sequences of a file
 */
public record ConvertSettings(
        Path output,
        OnFiles onFiles,
        @Nullable String source,
        Compression compression,
        long maxShardBytes,
        long maxSequences) {

    /** Below this the beginning and end of a file would be most of it. */
    private static final long LEAST_SHARD_BYTES = 1_000_000;

    public ConvertSettings {
        if (maxShardBytes < LEAST_SHARD_BYTES) {
            throw new IllegalArgumentException(
                    "max shard size " + maxShardBytes + ": must be at least " + LEAST_SHARD_BYTES + " bytes");
        }
        if (maxSequences < 1) {
            throw new IllegalArgumentException("max sequences " + maxSequences + ": must be at least 1");
        }
    }
}
