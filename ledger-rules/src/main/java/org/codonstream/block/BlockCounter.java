package org.codonstream.block;

import java.util.ArrayList;
import java.util.List;
import org.codonstream.block.Candidate.Standing;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.FrameCounts;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.CodingSequence;
import org.codonstream.schema.CountedSequence;
import org.codonstream.schema.Place;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.Retraction;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.SequenceCounts;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.SequenceSegment;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.sequence.PackedBases;
import org.codonstream.topic.TopicLayout;
import org.codonstream.usage.CodingCounts;
import org.codonstream.usage.CodingSums;
import org.jspecify.annotations.Nullable;

/** Checks and counts whole records, before anything is written anywhere. For one thread. */
public final class BlockCounter {

    private static final int SEGMENT_ALIGNMENT = 12;
    private static final int SEGMENT_OVERLAP = 2;

    private final CodonCounter counter = new CodonCounter();
    private final RecordChecks checks;

    /**
     * A counter of the records of a prefix.
     *
     * @param layout how many partitions there are, and so where each identity must stand
     */
    public BlockCounter(TopicLayout layout) {
        this.checks = new RecordChecks(layout);
    }

    /**
     * Counts a block of {@code sequence-blocks}.
     *
     * @param value the record's value, an encoded {@link SequenceBlock}
     * @param place the place that a replayed block keeps, null where the block's own offset is its place
     * @param partition that the block stands in
     * @throws UnreadableRecordException if it can't be decoded
     * @throws RecordRefusedException if any of its sequences can't be counted
     */
    public CountedRecord countBlock(byte[] value, @Nullable Place place, int partition)
            throws UnreadableRecordException, RecordRefusedException {
        SequenceBlock block = Codecs.SEQUENCE_BLOCK.decode(value);
        checks.publication(block.getPublication());
        List<Candidate> sequences = new ArrayList<>(block.getSequences().size());
        for (PublishedSequence sequence : block.getSequences()) {
            sequences.add(count(sequence, partition));
        }
        List<CountedSegment> segments = new ArrayList<>(block.getSegments().size());
        for (SequenceSegment segment : block.getSegments()) {
            segments.add(count(segment, partition));
        }
        return new CountedRecord(
                block.getPublication(),
                place,
                sequences,
                segments,
                retractions(block.getRetractions(), partition),
                value);
    }

    /**
     * Takes over counts made elsewhere, from a record of {@code sequence-counts}, which names its place itself.
     *
     * @param value the record's value, encoded {@link SequenceCounts}
     * @param partition that the record stands in
     * @throws UnreadableRecordException if it can't be decoded
     * @throws RecordRefusedException if any of its counts can't be
     */
    public CountedRecord countRecord(byte[] value, int partition)
            throws UnreadableRecordException, RecordRefusedException {
        SequenceCounts counts = Codecs.SEQUENCE_COUNTS.decode(value);
        checks.publication(counts.getPublication());
        List<Candidate> sequences = new ArrayList<>(counts.getSequences().size());
        for (CountedSequence sequence : counts.getSequences()) {
            checks.heading(sequence.getHeading(), partition);
            sequences.add(new Candidate(
                    sequence.getHeading(),
                    checks.frames(sequence.getHeading(), sequence.getFrames()),
                    checks.coding(sequence.getHeading(), sequence.getCoding()),
                    null,
                    sequence.getVoidsLower() ? Standing.VOIDS_LOWER : Standing.COMPETES));
        }
        return new CountedRecord(
                counts.getPublication(),
                counts.getPlace(),
                sequences,
                List.of(),
                retractions(counts.getRetractions(), partition),
                value);
    }

    private Candidate count(PublishedSequence sequence, int partition) throws RecordRefusedException {
        SequenceHeading heading = sequence.getHeading();
        checks.heading(heading, partition);
        PackedBases bases = checks.bases(heading, sequence.getBases());
        if (bases.length() != heading.getLength()) {
            throw checks.invalid(heading, "has " + bases.length() + " bases but says " + heading.getLength());
        }
        return new Candidate(
                heading,
                counter.count(bases),
                coding(heading, sequence.getCodingSequences()),
                sequence.getBases(),
                Standing.COMPETES);
    }

    private CountedSegment count(SequenceSegment segment, int partition) throws RecordRefusedException {
        SequenceHeading heading = segment.getHeading();
        checks.heading(heading, partition);
        PackedBases bases = checks.bases(heading, segment.getBases());
        long start = segment.getStart();
        long behind = heading.getLength() - start - segment.getOwnBases();
        if (segment.getIndex() < 0
                || segment.getIndex() >= segment.getSegments()
                || start < 0
                || start % SEGMENT_ALIGNMENT != 0
                || segment.getOwnBases() < 1
                || behind < 0
                || (segment.getIndex() == 0) != (start == 0)
                || (segment.getIndex() == segment.getSegments() - 1) != (behind == 0)
                || bases.length() != segment.getOwnBases() + Math.min(behind, SEGMENT_OVERLAP)) {
            throw checks.invalid(
                    heading,
                    "has an impossible segment " + segment.getIndex() + " of " + segment.getSegments() + " at " + start
                            + " with " + segment.getOwnBases() + " bases of its own and " + bases.length() + " in all");
        }
        FrameCounts frames = counter.countSegment(bases, segment.getOwnBases(), heading.getLength(), start);
        return new CountedSegment(
                heading,
                segment.getIndex(),
                segment.getSegments(),
                frames,
                coding(heading, segment.getCodingSequences()));
    }

    private List<CodingCounts> coding(SequenceHeading heading, List<CodingSequence> codingSequences)
            throws RecordRefusedException {
        checks.codingStated(heading, codingSequences.size());
        CodingSums sums = new CodingSums();
        for (CodingSequence codingSequence : codingSequences) {
            int code = codingSequence.getGeneticCode();
            checks.geneticCode(heading, code);
            sums.add(code, counter.countFrame0(checks.bases(heading, codingSequence.getBases())));
        }
        return sums.toCounts();
    }

    private List<String> retractions(List<Retraction> retractions, int partition) throws RecordRefusedException {
        List<String> identities = new ArrayList<>(retractions.size());
        for (Retraction retraction : retractions) {
            checks.identity(retraction.getIdentity(), partition);
            identities.add(retraction.getIdentity());
        }
        return identities;
    }
}
