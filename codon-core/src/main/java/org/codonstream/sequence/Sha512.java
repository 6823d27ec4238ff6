package org.codonstream.sequence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * SHA-512 cut to its first 24 bytes (GA4GH's sha512t24u), over fields each of which says how long it is, so that no two
 * different lists of fields give the same input.
 */
final class Sha512 {

    static final int DIGEST_BYTES = 24;

    private static final int UNSTATED = -1;

    /** To be copied: to search for a provider takes longer than to digest a few fields. */
    private static final MessageDigest EMPTY = find();

    private final MessageDigest digest = create();

    static MessageDigest create() {
        try {
            return (MessageDigest) EMPTY.clone();
        } catch (CloneNotSupportedException e) {
            return find();
        }
    }

    private static MessageDigest find() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-512", e);
        }
    }

    static byte[] cut(byte[] digest) {
        return Arrays.copyOf(digest, DIGEST_BYTES);
    }

    Sha512 field(int number) {
        digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(Integer.BYTES)
                .putInt(number)
                .array());
        return this;
    }

    Sha512 field(@Nullable Integer number) {
        return number == null ? unstated() : field(number.intValue());
    }

    Sha512 field(@Nullable String text) {
        return text == null ? unstated() : field(text.getBytes(StandardCharsets.UTF_8));
    }

    Sha512 field(byte[] bytes) {
        length(bytes.length);
        digest.update(bytes);
        return this;
    }

    byte[] toBytes() {
        return cut(digest.digest());
    }

    private Sha512 unstated() {
        length(UNSTATED);
        return this;
    }

    private void length(int length) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    }
}
