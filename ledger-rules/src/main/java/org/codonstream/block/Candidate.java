package org.codonstream.block;

import java.util.List;
import org.codonstream.codon.FrameCounts;
import org.codonstream.schema.Packed;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.usage.CodingCounts;
import org.jspecify.annotations.Nullable;

/**
 * A whole sequence, counted, that asks the ledger to be let in.
 *
 * @param coding its coding sequences, summed per genetic code
 * @param packed its bases, null where only counts came or the sequence came in segments
 * @param standing whether it also voids what is there
 */
public record Candidate(
        SequenceHeading heading,
        FrameCounts frames,
        List<CodingCounts> coding,
        @Nullable Packed packed,
        Standing standing) {

    /** Whether a candidate competes with what the ledger holds, or voids all of it that has a lower place. */
    public enum Standing {
        COMPETES,
        VOIDS_LOWER
    }
}
