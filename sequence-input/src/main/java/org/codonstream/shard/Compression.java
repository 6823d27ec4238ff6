package org.codonstream.shard;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** How pages are compressed: what every reader of Parquet knows. */
public enum Compression {
    SNAPPY(CompressionCodecName.SNAPPY),
    GZIP(CompressionCodecName.GZIP),
    ZSTD(CompressionCodecName.ZSTD),
    NONE(CompressionCodecName.UNCOMPRESSED);

    private final CompressionCodecName codec;

    Compression(CompressionCodecName codec) {
        this.codec = codec;
    }

    /**
     * The compression of this name.
     *
     * @throws IllegalArgumentException if it is unknown
     */
    public static Compression ofLabel(String label) {
        for (Compression compression : values()) {
            if (compression.label().equals(label)) {
                return compression;
            }
        }
        throw new IllegalArgumentException("compression " + label + ": must be one of "
                + Arrays.stream(values()).map(Compression::label).collect(Collectors.joining(", ")));
    }

    /** Its name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    CompressionCodecName codec() {
        return codec;
    }
}
