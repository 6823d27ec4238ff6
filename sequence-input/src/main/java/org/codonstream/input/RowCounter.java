package org.codonstream.input;

import java.util.List;
import org.codonstream.annotation.CodingCutter;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.sequence.BasePacker;
import org.codonstream.usage.CodingCounts;
import org.codonstream.usage.CodingSums;

/**
 * Counts rows with the counter of the stream, where no block is needed on the way. Keeps scratch memory: one per thread.
 */
public final class RowCounter {

    private final BasePacker packer = new BasePacker();
    private final CodingCutter cutter = new CodingCutter();
    private final CodonCounter counter = new CodonCounter();

    /**
     * Counts a row's whole sequence.
     *
     * @throws org.codonstream.sequence.InvalidLetterException if it holds what is no IUPAC nucleotide letter
     */
    public FrameCounts countFrames(SequenceRow row) {
        return counter.count(packer.pack(row.letters(), row.offset(), row.length()));
    }

    /** Counts one coding sequence of a row. */
    public CodonCounts countCoding(SequenceRow row, CodingFeature feature) {
        return counter.countFrame0(cutter.cut(row.letters(), row.offset(), feature));
    }

    /** Counts all coding sequences of a row; a sum for each genetic code. */
    public List<CodingCounts> countCoding(SequenceRow row) {
        CodingSums sums = new CodingSums();
        for (CodingFeature feature : row.codingFeatures()) {
            sums.add(feature.geneticCode(), countCoding(row, feature));
        }
        return sums.toCounts();
    }
}
