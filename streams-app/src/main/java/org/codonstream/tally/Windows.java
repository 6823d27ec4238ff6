package org.codonstream.tally;

import java.time.Duration;

/**
 * How net changes are kept per window of Kafka's append time.
 *
 * @param size of a window; windows begin at multiples of it since 1970-01-01T00:00Z
 * @param retention how long windows are kept; what is older is summed into {@code before}
 */
public record Windows(Duration size, Duration retention) {

    public static final Windows DEFAULT = new Windows(Duration.ofHours(1), Duration.ofDays(365));

    public Windows {
        if (size.toMillis() < 1) {
            throw new IllegalArgumentException("window size " + size + ": must be at least 1 ms");
        }
        if (retention.compareTo(size) < 0) {
            throw new IllegalArgumentException(
                    "window retention " + retention + ": must be at least the window size " + size);
        }
    }

    /** The start of the window that a time belongs to, both in milliseconds since 1970-01-01T00:00Z. */
    public long startOf(long timestamp) {
        return timestamp - Math.floorMod(timestamp, size.toMillis());
    }
}
