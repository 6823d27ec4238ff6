package org.codonstream.block;

import java.util.List;
import org.codonstream.codon.FrameCounts;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.usage.CodingCounts;

/**
 * A counted segment of a long sequence.
 *
 * @param index from 0
 * @param segments how many the sequence has
 * @param frames counts of the codons that begin in the segment
 * @param coding the segment's share of the coding sequences
 */
public record CountedSegment(
        SequenceHeading heading, int index, int segments, FrameCounts frames, List<CodingCounts> coding) {}
