package org.codonstream.kafka;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * Names one run of a publisher: 48 bits of milliseconds and 30 random bits in Crockford's base 32, so that ids of later
 * runs sort behind those of earlier ones (as in ULID, shorter and in lower case).
 */
public final class RunId {

    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunId() {}

    /** A new id of 16 characters for a run that begins now. */
    public static String next(Instant now) {
        return digits(now.toEpochMilli(), TIME_DIGITS) + digits(RANDOM.nextLong(), RANDOM_DIGITS);
    }

    private static String digits(long value, int count) {
        StringBuilder digits = new StringBuilder();
        for (int digit = count - 1; digit >= 0; digit--) {
            digits.append(DIGITS.charAt((int) (value >>> 5 * digit) & 31));
        }
        return digits.toString();
    }
}
