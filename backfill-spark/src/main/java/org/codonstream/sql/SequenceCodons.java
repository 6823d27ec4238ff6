package org.codonstream.sql;

import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.sequence.BasePacker;

/** Counts the codons of one sequence after the other, as SQL has them: letters in, 64 codons and the ambiguous ones out. */
final class SequenceCodons {

    /** 64 codons in gc.prt's order, and the ambiguous ones. */
    static final int SIZE = CodonCounts.CODONS + 1;

    /** Spark runs a task in one thread, and packing and counting keep scratch memory. */
    private static final ThreadLocal<SequenceCodons> OF_THREAD = ThreadLocal.withInitial(SequenceCodons::new);

    private final BasePacker packer = new BasePacker();
    private final CodonCounter counter = new CodonCounter();

    private SequenceCodons() {}

    static SequenceCodons ofThisThread() {
        return OF_THREAD.get();
    }

    /**
     * Adds the codons of a sequence to {@code sums}, which has {@value #SIZE} numbers.
     *
     * @throws IllegalArgumentException if there is no such frame
     * @throws org.codonstream.sequence.InvalidLetterException if a letter is no IUPAC code
     */
    void add(byte[] letters, int frame, long[] sums) {
        FrameCounts frames = counter.count(packer.pack(letters, 0, letters.length));
        CodonCounts counts = frames.frame(frame);
        counts.addTo(sums, 0);
        sums[CodonCounts.CODONS] += counts.ambiguous();
    }
}
