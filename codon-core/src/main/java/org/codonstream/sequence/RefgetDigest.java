package org.codonstream.sequence;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The GA4GH refget digest of a sequence, by which equal bases are known all over the field: the first 24 bytes of SHA-512
 * over the letters in upper case (refget sequences v2, sha512t24u). Keeps scratch memory: one per thread.
 */
public final class RefgetDigest {

    /** How many bytes of SHA-512 are kept. */
    public static final int BYTES = Sha512.DIGEST_BYTES;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int CHUNK = 8192;
    private static final long LOWER_CASE_BITS = 0x2020202020202020L;

    private final MessageDigest digest = Sha512.create();
    private final byte[] upperCase = new byte[CHUNK];
    private final byte[] whole = new byte[64];

    /** The 24 bytes for the letters from {@code offset} on, which must be IUPAC letters of either case. */
    public byte[] of(byte[] letters, int offset, int length) {
        digest.reset();
        int done = 0;
        while (done < length) {
            int size = Math.min(CHUNK, length - done);
            if (hasLowerCase(letters, offset + done, size)) {
                for (int index = 0; index < size; index++) {
                    byte letter = letters[offset + done + index];
                    upperCase[index] = letter >= 'a' && letter <= 'z' ? (byte) (letter - 32) : letter;
                }
                digest.update(upperCase, 0, size);
            } else {
                digest.update(letters, offset + done, size);
            }
            done += size;
        }
        try {
            digest.digest(whole, 0, whole.length);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-512 does not fit 64 bytes", e);
        }
        return Sha512.cut(whole);
    }

    /**
     * The digest as refget writes it: {@code SQ.} and 32 characters of base64url.
     *
     * @throws IllegalArgumentException if there are not 24 bytes
     */
    public static String text(byte[] digest) {
        if (digest.length != BYTES) {
            throw new IllegalArgumentException(
                    "refget digest of " + digest.length + " bytes: must have " + BYTES + " bytes");
        }
        return "SQ." + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /** Letters differ from their upper case in this bit only; bytes that are no letters may be reported as well. */
    private static boolean hasLowerCase(byte[] letters, int offset, int length) {
        long bits = 0;
        int index = 0;
        for (; index <= length - Long.BYTES; index += Long.BYTES) {
            bits |= (long) WORD.get(letters, offset + index);
        }
        for (; index < length; index++) {
            bits |= letters[offset + index];
        }
        return (bits & LOWER_CASE_BITS) != 0;
    }
}
