package org.codonstream.flatfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines of a text, ended by LF, CRLF or CR. A whole chromosome may stand in one line, so that letters are handed on in
 * pieces and only lines of headings become text.
 */
final class LineReader {

    private static final int LONGEST_HEADING = 1 << 20;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int next;
    private int limit;
    private long offset;

    /**
     * A reader from the beginning of a line on.
     *
     * @param offset of the first byte in the text
     */
    LineReader(InputStream in, long offset) {
        this.in = in;
        this.offset = offset;
    }

    /** Where the next byte stands in the text. */
    long position() {
        return offset + next;
    }

    /** Goes forward to a position, the beginning of a line. */
    void skipTo(long position) throws IOException {
        while (position() < position) {
            if (next == limit && !fill()) {
                throw new FlatFileException("ends too early: leave input as it is while it is read, and run again");
            }
            next += (int) Math.min(limit - next, position - position());
        }
    }

    /** The next byte, -1 at the end. */
    int peek() throws IOException {
        return next < limit || fill() ? buffer[next] & 0xff : -1;
    }

    /** Whether the line goes on with some ASCII characters. */
    boolean startsWith(String prefix) throws IOException {
        return startsWith(prefix.getBytes(StandardCharsets.US_ASCII));
    }

    /** Skips the mark that some editors write at the beginning of a text. */
    void skipByteOrderMark() throws IOException {
        if (position() == 0 && startsWith(BYTE_ORDER_MARK)) {
            next += BYTE_ORDER_MARK.length;
        }
    }

    /** The rest of the line as text. */
    String readLine() throws IOException {
        int end = next;
        while (true) {
            while (end < limit && !isLineEnd(buffer[end])) {
                end++;
            }
            if (end < limit) {
                break;
            }
            int length = end - next;
            if (length > LONGEST_HEADING) {
                throw new FlatFileException("has a line of more than " + LONGEST_HEADING
                        + " characters that is no sequence: mend or leave out the record");
            }
            boolean more = fill();
            end = next + length;
            if (!more) {
                break;
            }
        }
        String line = new String(buffer, next, end - next, StandardCharsets.UTF_8);
        next = end;
        endLine();
        return line;
    }

    /** Skips the rest of the line. */
    void skipLine() throws IOException {
        while (peek() >= 0) {
            while (next < limit && !isLineEnd(buffer[next])) {
                next++;
            }
            if (next < limit) {
                endLine();
                return;
            }
        }
    }

    /** Skips spaces and tabs; says what follows them, -1 at the end. */
    int skipBlanks() throws IOException {
        int following = peek();
        while (following == ' ' || following == '\t') {
            next++;
            following = peek();
        }
        return following;
    }

    /** Reads digits; -1 if there are none. */
    long readNumber() throws IOException {
        long number = -1;
        for (int digit = peek(); digit >= '0' && digit <= '9' && number < Long.MAX_VALUE / 100; digit = peek()) {
            number = Math.max(0, number) * 10 + digit - '0';
            next++;
        }
        return number;
    }

    /** Hands on the rest of the line without its spaces and tabs; whatever else stands there is for the sink. */
    void letters(LetterSink sink) throws IOException {
        while (peek() >= 0) {
            int end = next;
            // Signed bytes: what is no ASCII takes the slow way, one byte at a time.
            while (end < limit && buffer[end] > ' ') {
                end++;
            }
            if (end > next) {
                sink.append(buffer, next, end - next);
                next = end;
            } else if (isLineEnd(buffer[next])) {
                endLine();
                return;
            } else {
                if (buffer[next] != ' ' && buffer[next] != '\t') {
                    sink.append(buffer, next, 1);
                }
                next++;
            }
        }
    }

    private boolean startsWith(byte[] prefix) throws IOException {
        while (limit - next < prefix.length) {
            if (!fill()) {
                return false;
            }
        }
        return Arrays.equals(buffer, next, next + prefix.length, prefix, 0, prefix.length);
    }

    private void endLine() throws IOException {
        int end = peek();
        if (end >= 0) {
            next++;
            if (end == '\r' && peek() == '\n') {
                next++;
            }
        }
    }

    private static boolean isLineEnd(byte character) {
        return character == '\n' || character == '\r';
    }

    /** Reads more behind what is not used yet; false at the end. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, limit - next);
        offset += next;
        limit -= next;
        next = 0;
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, read);
        return read > 0;
    }
}
