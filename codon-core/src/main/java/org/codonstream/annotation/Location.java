package org.codonstream.annotation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where a feature lies, read in its own direction.
 *
 * @param segments in the order of reading
 * @param startMissing whether it begins before its first base
 * @param endMissing whether it goes on behind its last base
 */
record Location(List<Segment> segments, boolean startMissing, boolean endMissing) {

    /** Read end to end in the order given. Marks between two of them say nothing of the whole's ends. */
    static Location joined(List<Location> locations) {
        List<Segment> segments = new ArrayList<>();
        locations.forEach(location -> segments.addAll(location.segments));
        return new Location(segments, locations.get(0).startMissing, locations.get(locations.size() - 1).endMissing);
    }

    /** The other strand, read in its direction: the last segment comes first. */
    Location complement() {
        List<Segment> complement = new ArrayList<>(segments.size());
        for (Segment segment : segments) {
            Strand strand = segment.strand() == Strand.FORWARD ? Strand.REVERSE : Strand.FORWARD;
            complement.add(new Segment(segment.start(), segment.end(), strand));
        }
        Collections.reverse(complement);
        return new Location(complement, endMissing, startMissing);
    }

    Partial partial() {
        if (startMissing) {
            return endMissing ? Partial.BOTH : Partial.START;
        }
        return endMissing ? Partial.END : Partial.NONE;
    }
}
