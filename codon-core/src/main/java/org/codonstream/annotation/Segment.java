package org.codonstream.annotation;

/**
 * A stretch of a sequence that is read in one direction.
 *
 * @param start first base, from 0
 * @param end behind the last base; above {@code start}
 */
public record Segment(int start, int end, Strand strand) {

    public Segment {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "segment " + start + " to " + end + ": must begin at 0 or above and end behind its start");
        }
    }

    /** In bases. */
    public int length() {
        return end - start;
    }
}
