package org.codonstream.publish;

import java.util.List;
import org.codonstream.schema.CodingSequence;
import org.codonstream.schema.EncodedRecord;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.SequenceSegment;
import org.codonstream.schema.Values;
import org.codonstream.sequence.PackedBases;
import org.codonstream.topic.Partitions;

/** Encodes packed sequences and adds them to the blocks of their partitions, in segments where they are long. One per thread. */
final class SequenceWriter {

    /** Numbers and lengths that stand in a segment beside its heading, bases and coding sequences, at most. */
    private static final int SEGMENT_NUMBERS_BYTES = 64;

    private final BlockWriter blocks;
    private final int partitions;
    private final EncodedRecord item = new EncodedRecord();

    SequenceWriter(BlockWriter blocks, int partitions) {
        this.blocks = blocks;
        this.partitions = partitions;
    }

    /**
     * Writes a sequence.
     *
     * @param coding its coding sequences, empty where none are stated
     * @throws OversizedSequenceException if its heading or a coding sequence alone is too large for a block
     */
    void write(SequenceHeading heading, PackedBases bases, List<CodingSequence> coding) {
        int partition = Partitions.of(heading.getIdentity(), partitions);
        if (bases.bytes().length <= blocks.room()) {
            item.set(new PublishedSequence(heading, Values.packed(bases), coding));
            if (item.size() <= blocks.room()) {
                blocks.add(partition, BlockPart.SEQUENCES, item);
                return;
            }
        }
        writeSegments(partition, heading, bases, coding);
    }

    private void writeSegments(int partition, SequenceHeading heading, PackedBases bases, List<CodingSequence> coding) {
        int headingBytes = item.set(heading).size();
        if (headingBytes > blocks.room() / 2) {
            throw new OversizedSequenceException("id, source, organism and compartment take " + headingBytes
                    + " bytes: must be at most " + blocks.room() / 2);
        }
        int[] codingBytes =
                coding.stream().mapToInt(each -> item.set(each).size()).toArray();
        SegmentPlan plan = SegmentPlan.of(bases, codingBytes, blocks.room() - headingBytes - SEGMENT_NUMBERS_BYTES);
        if (plan == null) {
            throw new OversizedSequenceException("its " + coding.size() + " coding sequences do not fit its "
                    + bases.length() + " bases: together with each part of it they must fit "
                    + BlockWriter.MAX_BLOCK_BYTES + " bytes");
        }
        int codingFrom = 0;
        for (int segment = 0; segment < plan.segments(); segment++) {
            int start = plan.start(segment);
            int ownBases = Math.min(plan.ownBases(), bases.length() - start);
            int end = start + ownBases + Math.min(SegmentPlan.OVERLAP, bases.length() - start - ownBases);
            int codingEnd = plan.codingEnds()[segment];
            item.set(new SequenceSegment(
                    heading,
                    segment,
                    plan.segments(),
                    (long) start,
                    ownBases,
                    Values.packed(bases.slice(start, end)),
                    coding.subList(codingFrom, codingEnd)));
            blocks.add(partition, BlockPart.SEGMENTS, item);
            codingFrom = codingEnd;
        }
    }
}
