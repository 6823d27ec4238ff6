package org.codonstream.rest;

import java.time.Instant;

/** How times are shown: ISO-8601 in UTC, to the second or the millisecond. */
final class Moments {

    private Moments() {}

    /** A moment given in milliseconds since 1970-01-01T00:00Z. */
    static String text(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
