package org.codonstream.codon;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * How many G and C stand at some positions of codons.
 *
 * @param gc bases that are G or C
 * @param bases all bases at these positions
 */
public record GcContent(long gc, long bases) {

    public static final List<Integer> ALL_POSITIONS = List.of(0, 1, 2);

    public GcContent {
        if (gc < 0 || gc > bases) {
            throw new IllegalArgumentException("GC " + gc + ": must be 0 to " + bases + ", the number of bases");
        }
    }

    /**
     * Counts G and C.
     *
     * @param codons which codon indices are looked at
     * @param positions which of their bases, 0 to 2
     */
    public static GcContent of(CodonCounts counts, IntPredicate codons, List<Integer> positions) {
        long gc = 0;
        long bases = 0;
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            if (codons.test(codon)) {
                for (int position : positions) {
                    bases += counts.codon(codon);
                    gc += isGOrC(Codon.base(codon, position)) ? counts.codon(codon) : 0;
                }
            }
        }
        return new GcContent(gc, bases);
    }

    /** C is 1 and G is 3. */
    private static boolean isGOrC(int base) {
        return (base & 1) == 1;
    }
}
