package org.codonstream.usage;

import java.util.List;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.codon.Reading;
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

    /** Its codons in one reading; of its coding sequences all together. */
    public CodonCounts reading(Reading reading) {
        return reading == Reading.CDS
                ? coding.stream().map(CodingCounts::counts).reduce(CodonCounts.ZERO, CodonCounts::plus)
                : frames.reading(reading);
    }

    /** The usage of a scope that holds nothing else. */
    public Usage toUsage() {
        UsageSum sum = new UsageSum();
        sum.add(this);
        return sum.toUsage();
    }
}
