package org.codonstream.input;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/**
 * Decompresses pages from a chunk straight into the array that holds the page, with the libraries that parquet-java
 * brings. Its own codecs go through Hadoop's, which need a Hadoop configuration and copy more. One per thread.
 */
final class PageCodec implements AutoCloseable {

    static final Set<CompressionCodecName> READABLE = EnumSet.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD,
            CompressionCodecName.LZ4_RAW);

    /** Larger zstd pages are decompressed as a stream, so that their compressed bytes are never held. */
    private static final int LARGE = 8 << 20;

    private static final int STREAM_BUFFER = 64 * 1024;

    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private final CRC32 checksum = new CRC32();
    private byte[] compressed = new byte[0];

    /** Made when needed: it works through sun.misc.Unsafe, which newer Java versions print warnings about. */
    private @Nullable Lz4Decompressor lz4;

    /** How many compressed bytes are held while a page of this size is decompressed. */
    static long scratchBytes(CompressionCodecName codec, long compressedBytes) {
        return switch (codec) {
            case SNAPPY, LZ4_RAW -> compressedBytes;
            case ZSTD -> Math.min(compressedBytes, LARGE);
            default -> STREAM_BUFFER;
        };
    }

    /**
     * Reads a page's body.
     *
     * @param plain how many bytes at its beginning are never compressed: the levels of a version 2 page
     * @param crc CRC-32 of the body as it stands in the file, null where the header has none
     */
    void read(
            ChunkInput in,
            CompressionCodecName codec,
            int plain,
            int compressedLength,
            byte[] page,
            int pageLength,
            @Nullable Integer crc)
            throws IOException {
        checksum.reset();
        if (plain < 0 || plain > compressedLength || plain > pageLength) {
            throw new IOException("a page's levels are longer than the page");
        }
        in.readFully(page, 0, plain);
        if (crc != null) {
            checksum.update(page, 0, plain);
        }
        int left = compressedLength - plain;
        int wanted = pageLength - plain;
        if (codec == CompressionCodecName.UNCOMPRESSED) {
            require(left == wanted);
            in.readFully(page, plain, wanted);
            if (crc != null) {
                checksum.update(page, plain, wanted);
            }
        } else if (codec == CompressionCodecName.GZIP || (codec == CompressionCodecName.ZSTD && left > LARGE)) {
            stream(in, codec, left, page, plain, wanted, crc);
        } else if (wanted > 0 || left > 0) {
            block(in, codec, left, page, plain, wanted, crc);
        }
        if (crc != null && (int) checksum.getValue() != crc) {
            throw new IOException("a page's checksum is wrong");
        }
    }

    /** Frees the compressed bytes of the largest page so far. */
    void trim(int largest) {
        if (compressed.length > largest) {
            compressed = new byte[0];
        }
    }

    @Override
    public void close() {
        zstd.close();
    }

    private void block(
            ChunkInput in,
            CompressionCodecName codec,
            int left,
            byte[] page,
            int offset,
            int wanted,
            @Nullable Integer crc)
            throws IOException {
        if (compressed.length < left) {
            compressed = new byte[0];
            compressed = new byte[left];
        }
        in.readFully(compressed, 0, left);
        if (crc != null) {
            checksum.update(compressed, 0, left);
        }
        int written =
                switch (codec) {
                    case SNAPPY -> {
                        // It writes what the block says, however short the array.
                        require(Snappy.uncompressedLength(compressed, 0, left) == wanted);
                        yield Snappy.uncompress(compressed, 0, left, page, offset);
                    }
                    case LZ4_RAW -> lz4().decompress(compressed, 0, left, page, offset, wanted);
                    default -> zstd.decompressByteArray(page, offset, wanted, compressed, 0, left);
                };
        require(written == wanted);
    }

    private void stream(
            ChunkInput in,
            CompressionCodecName codec,
            int left,
            byte[] page,
            int offset,
            int wanted,
            @Nullable Integer crc)
            throws IOException {
        Body body = new Body(in, left, crc == null ? null : checksum);
        try (InputStream decompressed = codec == CompressionCodecName.GZIP
                ? new GZIPInputStream(body, STREAM_BUFFER)
                : new ZstdInputStreamNoFinalizer(body, RecyclingBufferPool.INSTANCE)) {
            require(decompressed.readNBytes(page, offset, wanted) == wanted);
            require(decompressed.read() < 0);
        }
        body.drain();
    }

    private Lz4Decompressor lz4() {
        if (lz4 == null) {
            lz4 = new Lz4Decompressor();
        }
        return lz4;
    }

    private static void require(boolean sizeFits) throws IOException {
        if (!sizeFits) {
            throw new IOException("a page does not have the size that its header says");
        }
    }

    /** The compressed bytes of one page, as a stream that ends with it. */
    private static final class Body extends InputStream {

        private final ChunkInput in;
        private final @Nullable CRC32 checksum;
        private int left;

        Body(ChunkInput in, int left, @Nullable CRC32 checksum) {
            this.in = in;
            this.left = left;
            this.checksum = checksum;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            int wanted = Math.min(length, left);
            in.readFully(target, offset, wanted);
            left -= wanted;
            if (checksum != null) {
                checksum.update(target, offset, wanted);
            }
            return wanted;
        }

        @Override
        public int available() {
            return left;
        }

        void drain() throws IOException {
            byte[] rest = new byte[Math.min(left, STREAM_BUFFER)];
            while (left > 0) {
                read(rest, 0, rest.length);
            }
        }
    }
}
