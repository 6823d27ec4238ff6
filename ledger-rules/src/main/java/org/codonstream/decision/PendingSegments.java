package org.codonstream.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codonstream.block.Candidate;
import org.codonstream.block.Candidate.Standing;
import org.codonstream.block.CountedSegment;
import org.codonstream.codon.FrameCounts;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.PendingSequence;
import org.codonstream.schema.Place;
import org.codonstream.schema.Publication;
import org.codonstream.schema.Values;
import org.codonstream.usage.CodingCounts;
import org.jspecify.annotations.Nullable;

/** Sums the segments of long sequences, in whatever order they come, until a sequence is whole. For one thread. */
public final class PendingSegments {

    private final Sums sums;

    /** Keeps sums where the caller wants them, such as in a store of Kafka Streams, or in a map. */
    public PendingSegments(Sums sums) {
        this.sums = sums;
    }

    /** Where the sums of sequences that are not whole yet are kept; they are bytes, to be given back as they are. */
    public interface Sums {

        /** What is kept under a key, null where nothing is. */
        byte @Nullable [] get(String key);

        /** Keeps bytes under a key, in place of what was there. */
        void put(String key, byte[] sum);

        /** Forgets what is kept under a key, if anything is. */
        void delete(String key);
    }

    /** A sequence of which all segments are here, with the place of its first one. */
    public record Whole(Candidate candidate, Place place) {}

    /**
     * Adds a segment. One that was added before changes nothing.
     *
     * @param publication that the segment is of; segments of several publications are never added up
     * @param place where the segment's block stands
     * @return the whole sequence if this was its last segment, else null
     * @throws ConflictException if the segment belongs to another sequence than those that came before it
     */
    public @Nullable Whole add(CountedSegment segment, Publication publication, Place place) throws ConflictException {
        String key = key(segment, publication);
        byte[] stored = sums.get(key);
        PendingSequence before = stored == null ? null : Codecs.PENDING_SEQUENCE.decodeOwn(stored);
        PendingSequence after = before == null ? first(segment, publication, place) : with(before, segment, place);
        if (after.getReceived().size() < after.getSegments()) {
            sums.put(key, Codecs.PENDING_SEQUENCE.encode(after));
            return null;
        }
        requireWhole(after);
        sums.delete(key);
        return whole(
                segment,
                Values.frameCounts(after.getOwnBases(), after.getFrames()),
                Values.codingCounts(after.getCoding()),
                after.getPlace() == null ? place : after.getPlace());
    }

    private static Whole whole(CountedSegment segment, FrameCounts frames, List<CodingCounts> coding, Place place) {
        return new Whole(new Candidate(segment.heading(), frames, coding, null, Standing.COMPETES), place);
    }

    private static PendingSequence first(CountedSegment segment, Publication publication, Place place) {
        return new PendingSequence(
                segment.heading(),
                publication,
                segment.index() == 0 ? place : null,
                segment.segments(),
                List.of(segment.index()),
                segment.frames().length(),
                Values.frames(segment.frames()),
                Values.coding(segment.coding()));
    }

    private static PendingSequence with(PendingSequence before, CountedSegment segment, Place place)
            throws ConflictException {
        if (!before.getHeading().equals(segment.heading()) || before.getSegments() != segment.segments()) {
            throw new ConflictException("segment " + segment.index() + " of "
                    + segment.heading().getId() + " does not belong to the sequence that its publication began there");
        }
        if (before.getReceived().contains(segment.index())) {
            return before;
        }
        List<Integer> received = new ArrayList<>(before.getReceived());
        received.add(segment.index());
        Collections.sort(received);
        FrameCounts sum =
                Values.frameCounts(before.getOwnBases(), before.getFrames()).plus(segment.frames());
        Map<Integer, CodingCounts> coding = new TreeMap<>();
        Values.codingCounts(before.getCoding()).forEach(counts -> coding.put(counts.geneticCode(), counts));
        segment.coding().forEach(counts -> coding.merge(counts.geneticCode(), counts, CodingCounts::plus));
        return new PendingSequence(
                before.getHeading(),
                before.getPublication(),
                segment.index() == 0 ? place : before.getPlace(),
                before.getSegments(),
                received,
                sum.length(),
                Values.frames(sum),
                Values.coding(List.copyOf(coding.values())));
    }

    private static void requireWhole(PendingSequence pending) throws ConflictException {
        if (!fits(pending)) {
            throw new ConflictException("the " + pending.getSegments() + " segments of "
                    + pending.getHeading().getId() + " have " + pending.getOwnBases()
                    + " bases together but should have "
                    + pending.getHeading().getLength());
        }
    }

    /** As many bases, and in each frame as many codons and trailing bases, as the whole sequence must have. */
    private static boolean fits(PendingSequence pending) {
        long length = pending.getHeading().getLength();
        FrameCounts frames = Values.frameCounts(pending.getOwnBases(), pending.getFrames());
        return frames.length() == length && frames.isOf(length);
    }

    private static String key(CountedSegment segment, Publication publication) {
        return segment.heading().getIdentity()
                + '\u0000'
                + publication.getRun()
                + '/'
                + publication.getBatch()
                + '/'
                + segment.heading().getRow();
    }
}
