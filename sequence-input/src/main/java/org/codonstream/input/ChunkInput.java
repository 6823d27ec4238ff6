package org.codonstream.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.SeekableInputStream;

/**
 * The bytes of one column chunk: small ones are read at once, of large ones only what is asked for. Page headers come
 * through a buffer, page bodies straight into the array they are wanted in. Several may share one stream, since each
 * seeks before it reads.
 */
final class ChunkInput extends InputStream {

    private static final int SMALL_CHUNK = 1 << 20;
    private static final int BUFFER = 16 * 1024;

    private final SeekableInputStream in;
    private final byte[] buffer;
    private final long end;
    private int next;
    private int filled;

    /** Where in the file the next byte to be buffered lies. */
    private long position;

    ChunkInput(SeekableInputStream in, long start, long length) {
        this.in = in;
        this.position = start;
        this.end = start + length;
        this.buffer = new byte[isSmall(length) ? (int) length : BUFFER];
    }

    /** Whether a chunk of so many bytes is read at once, and needs no stream of its own. */
    static boolean isSmall(long length) {
        return length <= SMALL_CHUNK;
    }

    /** How many bytes are left. */
    long remaining() {
        return end - position + (filled - next);
    }

    /** The next page's header. Bytes that are no header, or one of a page larger than allowed, are an IOException. */
    PageHeader readPageHeader(long largest) throws IOException {
        PageHeader header;
        try {
            header = Util.readPageHeader(this);
        } catch (IOException | RuntimeException e) {
            throw new IOException("a page header cannot be read", e);
        }
        int compressed = header.getCompressed_page_size();
        int uncompressed = header.getUncompressed_page_size();
        if (compressed < 0 || compressed > remaining() || uncompressed < 0 || uncompressed > largest) {
            throw new IOException(
                    "a page of " + compressed + " bytes, " + uncompressed + " uncompressed, does not fit its column");
        }
        return header;
    }

    @Override
    public int read() throws IOException {
        if (next == filled && !fill()) {
            return -1;
        }
        return buffer[next++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int wanted = (int) Math.min(length, remaining());
        if (wanted == 0) {
            return length == 0 ? 0 : -1;
        }
        readFully(target, offset, wanted);
        return wanted;
    }

    void readFully(byte[] target, int offset, int length) throws IOException {
        if (length > remaining()) {
            throw new EOFException("a page ends behind its column");
        }
        int buffered = Math.min(length, filled - next);
        System.arraycopy(buffer, next, target, offset, buffered);
        next += buffered;
        int rest = length - buffered;
        if (rest >= buffer.length) {
            in.seek(position);
            in.readFully(target, offset + buffered, rest);
            position += rest;
        } else if (rest > 0) {
            fill();
            System.arraycopy(buffer, 0, target, offset + buffered, rest);
            next = rest;
        }
    }

    void skipFully(long length) throws IOException {
        if (length > remaining()) {
            throw new EOFException("a page ends behind its column");
        }
        long buffered = Math.min(length, filled - next);
        next += (int) buffered;
        position += length - buffered;
    }

    private boolean fill() throws IOException {
        int length = (int) Math.min(buffer.length, end - position);
        if (length == 0) {
            return false;
        }
        in.seek(position);
        in.readFully(buffer, 0, length);
        position += length;
        next = 0;
        filled = length;
        return true;
    }
}
