package org.codonstream.usage;

import java.util.List;
import org.codonstream.codon.FrameCounts;
import org.codonstream.sequence.Filing;

/**
 * All that one sequence contributes to the tables it belongs to.
 *
 * @param frames its codons as a whole sequence
 * @param coding its coding sequences' codons, one entry a genetic code
 */
public record SequenceUsage(FrameCounts frames, List<CodingCounts> coding, Filing filing) {

    public SequenceUsage {
        coding = List.copyOf(coding);
    }
}
