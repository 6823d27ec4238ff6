package org.codonstream.input;

import org.codonstream.annotation.Segment;
import org.jspecify.annotations.Nullable;

/** A segment as a cell states it: any part may be missing or wrong. */
record StatedSegment(
        @Nullable Long start, @Nullable Long end, @Nullable String strand) {

    /** The same for a good segment. */
    static StatedSegment of(Segment segment) {
        return new StatedSegment(
                (long) segment.start(), (long) segment.end(), segment.strand().sign());
    }

    @Override
    public String toString() {
        return start + " to " + end + " on strand " + strand;
    }
}
