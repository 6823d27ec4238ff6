package org.codonstream.query;

/**
 * A stretch of time, in milliseconds since 1970-01-01T00:00Z.
 *
 * @param from the first moment in it
 * @param to the first moment behind it
 */
public record TimeRange(long from, long to) {

    public static final TimeRange EVER = new TimeRange(0, Long.MAX_VALUE);

    public TimeRange {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("time range from " + from + " to " + to
                    + ": must begin at 0 or later, and end behind its beginning");
        }
    }

    /** Whether a window that begins at {@code start} shares a moment with it. */
    boolean overlaps(long start, long size) {
        return start < to && start + size > from;
    }

    /** Whether a window that begins at {@code start} is over before it. */
    boolean isAfter(long start, long size) {
        return start + size <= from;
    }
}
