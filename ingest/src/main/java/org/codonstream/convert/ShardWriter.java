package org.codonstream.convert;

import java.io.IOException;
import org.codonstream.annotation.Annotation;
import org.codonstream.input.SequenceRow;
import org.codonstream.shard.SequenceFileWriter;
import org.jspecify.annotations.Nullable;

/** Writes rows into one file after the other. */
final class ShardWriter implements AutoCloseable {

    /** What the cells of a row, and of a coding sequence, take beside their texts. */
    private static final long CELLS_BYTES = 256;

    private final ShardFolder folder;
    private final ConvertSettings settings;
    private @Nullable SequenceFileWriter shard;
    private long sequences;

    ShardWriter(ShardFolder folder, ConvertSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    void write(SequenceRow row) {
        try {
            SequenceFileWriter into = shard;
            if (into != null && isFull(into, row)) {
                finish();
                into = null;
            }
            if (into == null) {
                into = new SequenceFileWriter(folder.next(), settings.compression());
                shard = into;
                sequences = 0;
            }
            into.write(row);
            sequences++;
        } catch (IOException e) {
            throw ShardFolder.cannotWrite(settings.output(), e);
        }
    }

    /** Completes the last file. */
    void finish() {
        try {
            if (shard != null) {
                shard.close();
            }
            shard = null;
        } catch (IOException e) {
            throw ShardFolder.cannotWrite(settings.output(), e);
        }
    }

    /** Gives up a file that is not complete. */
    @Override
    public void close() {
        if (shard == null) {
            return;
        }
        try {
            shard.close();
        } catch (IOException | RuntimeException e) {
            // The file goes with its folder, and why it is not complete is known already.
        }
    }

    private boolean isFull(SequenceFileWriter into, SequenceRow row) {
        return sequences >= settings.maxSequences() || into.bytes() + bytes(row) > settings.maxShardBytes();
    }

    /** What a row takes at most, before it is compressed. */
    private static long bytes(SequenceRow row) {
        long bytes = CELLS_BYTES
                + row.length()
                + bytes(row.id())
                + bytes(row.description())
                + bytes(row.organism())
                + bytes(row.filing().source())
                + bytes(row.filing().compartment());
        Annotation annotation = row.annotation();
        if (annotation == null) {
            return bytes;
        }
        bytes += annotation.features().stream()
                .mapToLong(feature -> CELLS_BYTES
                        + bytes(feature.location())
                        + bytes(feature.gene())
                        + bytes(feature.proteinId())
                        + bytes(feature.exception())
                        + 16L * feature.segments().size()
                        + feature.translExcept().stream()
                                .mapToLong(ShardWriter::bytes)
                                .sum())
                .sum();
        return bytes
                + annotation.rejected().stream()
                        .mapToLong(feature -> CELLS_BYTES + bytes(feature.location()) + bytes(feature.reason()))
                        .sum();
    }

    /** Four at most in UTF-8 for a character, or two for each of a pair. */
    private static long bytes(@Nullable String text) {
        return text == null ? 0 : 3L * text.length() + 4;
    }
}
