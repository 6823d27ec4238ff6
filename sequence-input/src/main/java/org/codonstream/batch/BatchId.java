package org.codonstream.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.codonstream.input.RowRange;

/** The id of a batch: says what is in it and nothing of where that lies, so that moved files keep their batches. */
final class BatchId {

    /** 80 bits: two of a billion batches are alike by chance once in two million such billions. */
    private static final int BYTES = 10;

    private BatchId() {}

    /**
     * SHA-256 over name, length, footer digest and rows of each range, cut to 20 hex digits.
     *
     * @param copies how many batches of the same input, made of copies of the same files, stand before it
     */
    static String of(List<RowRange> ranges, int copies) {
        MessageDigest digest = sha256();
        for (RowRange range : ranges) {
            field(digest, range.file().name().getBytes(StandardCharsets.UTF_8));
            field(digest, range.file().footerDigest().getBytes(StandardCharsets.US_ASCII));
            digest.update(ByteBuffer.allocate(3 * Long.BYTES)
                    .putLong(range.file().length())
                    .putLong(range.firstRow())
                    .putLong(range.rows())
                    .flip());
        }
        if (copies > 0) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(copies).flip());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static void field(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
