package org.codonstream.flatfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The text of a gzip file (RFC 1952) of any number of members, as {@code bgzip} and {@code cat} make them. The JDK's own
 * stream asks {@code available()} whether another member follows, which far stores answer with 0, and takes what it
 * cannot read behind a member for the end: either way the rest of a file would be lost in silence. So would it where a
 * file was cut between two members; that is noticed in what {@code bgzip} wrote, whose last block is empty.
 */
public final class GzipMembers extends InputStream {

    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int BLOCK_SIZE = 'B' | 'C' << 8;
    private static final String AGAIN = ": copy or write the file again";

    private final InputStream in;
    private final byte[] compressed = new byte[1 << 16];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private int next;
    private int limit;
    private boolean within;
    private boolean begun;
    private boolean block;
    private boolean lastBlockMissing;

    public GzipMembers(InputStream in) {
        this.in = in;
    }

    /** Whether a file that begins so is compressed by gzip. */
    public static boolean isGzip(byte[] beginning) {
        return beginning.length >= 2 && (beginning[0] & 0xff | (beginning[1] & 0xff) << 8) == MAGIC;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (within || beginMember()) {
            int inflated = inflate(bytes, offset, length);
            if (inflated > 0) {
                checksum.update(bytes, offset, inflated);
                return inflated;
            }
            if (inflater.finished()) {
                endMember();
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        try {
            int inflated = inflater.inflate(bytes, offset, length);
            if (inflated == 0 && inflater.needsInput() && !inflater.finished()) {
                if (!fill()) {
                    throw new FlatFileException("its gzip data ends too early" + AGAIN);
                }
                inflater.setInput(compressed, 0, limit);
            }
            if (inflater.needsDictionary()) {
                throw new DataFormatException("preset dictionary");
            }
            return inflated;
        } catch (DataFormatException e) {
            throw new FlatFileException("its gzip data is damaged (" + e.getMessage() + ")" + AGAIN);
        }
    }

    /** Reads a member's header; false at the end of the file. */
    private boolean beginMember() throws IOException {
        if (next == limit && !fill()) {
            requireEnd();
            return false;
        }
        if (begun && compressed[next] == 0) {
            skipPadding();
            requireEnd();
            return false;
        }
        if (readShort() != MAGIC) {
            throw new FlatFileException("other data stands behind its gzip data" + AGAIN);
        }
        int method = readByte();
        int flags = readByte();
        if (method != DEFLATE) {
            throw new FlatFileException(
                    "its gzip data is compressed by method " + method + ", which is not read" + AGAIN);
        }
        skip(6);
        block = (flags & EXTRA) != 0 && readExtra(readShort());
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        checksum.reset();
        inflater.reset();
        inflater.setInput(compressed, next, limit - next);
        begun = true;
        within = true;
        return true;
    }

    private void endMember() throws IOException {
        next = limit - inflater.getRemaining();
        long expected = readShort() | (long) readShort() << 16;
        long length = readShort() | (long) readShort() << 16;
        if (expected != checksum.getValue() || length != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new FlatFileException("its gzip data is damaged (checksum)" + AGAIN);
        }
        within = false;
        lastBlockMissing = block && length > 0;
    }

    private void requireEnd() throws IOException {
        if (!begun) {
            throw new FlatFileException("its gzip data ends too early" + AGAIN);
        }
        if (lastBlockMissing) {
            throw new FlatFileException("its gzip data ends too early (bgzip's empty last block is missing)" + AGAIN);
        }
    }

    /** Whether an extra field says that its member is a block of {@code bgzip}: subfield BC with two bytes. */
    private boolean readExtra(int length) throws IOException {
        boolean found = false;
        int left = length;
        while (left >= 4) {
            int name = readShort();
            int size = readShort();
            found |= name == BLOCK_SIZE && size == 2;
            left -= 4;
            int skipped = Math.min(size, left);
            skip(skipped);
            left -= skipped;
        }
        skip(left);
        return found;
    }

    /** Tapes and block devices fill up with zeros. */
    private void skipPadding() throws IOException {
        while (next < limit || fill()) {
            if (compressed[next++] != 0) {
                throw new FlatFileException("other data stands behind its gzip data" + AGAIN);
            }
        }
    }

    private void skipText() throws IOException {
        while (readByte() != 0) {
            // The name or comment is not needed.
        }
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            readByte();
        }
    }

    private int readShort() throws IOException {
        return readByte() | readByte() << 8;
    }

    private int readByte() throws IOException {
        if (next == limit && !fill()) {
            throw new FlatFileException("its gzip data ends too early" + AGAIN);
        }
        return compressed[next++] & 0xff;
    }

    private boolean fill() throws IOException {
        next = 0;
        limit = Math.max(0, in.read(compressed, 0, compressed.length));
        return limit > 0;
    }
}
