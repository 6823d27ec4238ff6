package org.codonstream.publish;

import org.codonstream.sequence.LetterRuns;
import org.codonstream.sequence.PackedBases;
import org.jspecify.annotations.Nullable;

/**
 * How a sequence that is too large for one block is cut: into segments of equal size, each with some of its coding
 * sequences. Segments begin at multiples of 12 bases, so that they begin with a whole byte and a whole codon.
 *
 * @param ownBases of each segment, a multiple of 12; the last one may have fewer
 * @param codingEnds for each segment, how many coding sequences it and those before it hold
 */
record SegmentPlan(int ownBases, int[] codingEnds) {

    static final int STEP = 12;

    /** Bases behind its own that a segment holds too, for the codons that begin in its last two. */
    static final int OVERLAP = 2;

    /** A run's start and length within a segment of at most four million bases. */
    private static final int MOST_RUN_BYTES = 8;

    /**
     * Plans as few segments as it finds at once.
     *
     * @param codingBytes encoded size of each coding sequence
     * @param room bytes that bases and coding sequences of one segment may have together
     * @return null if there is no way, as with a coding sequence larger than a block
     */
    static @Nullable SegmentPlan of(PackedBases bases, int[] codingBytes, int room) {
        long bytes = bases.bytes().length
                + (long) MOST_RUN_BYTES * bases.otherLetters().count();
        for (int coding : codingBytes) {
            bytes += coding;
        }
        for (long segments = bytes / room + 1; ; segments += segments / 4 + 1) {
            long equal = (bases.length() + segments - 1) / segments;
            int ownBases = (int) ((equal + STEP - 1) / STEP * STEP);
            int @Nullable [] codingEnds = share(bases, ownBases, codingBytes, room);
            if (codingEnds != null) {
                return new SegmentPlan(ownBases, codingEnds);
            }
            if (ownBases == STEP) {
                return null;
            }
        }
    }

    int segments() {
        return codingEnds.length;
    }

    int start(int segment) {
        return segment * ownBases;
    }

    private static int @Nullable [] share(PackedBases bases, int ownBases, int[] codingBytes, int room) {
        LetterRuns runs = bases.otherLetters();
        int[] codingEnds = new int[(int) (((long) bases.length() + ownBases - 1) / ownBases)];
        int run = 0;
        int coding = 0;
        for (int segment = 0; segment < codingEnds.length; segment++) {
            long start = (long) segment * ownBases;
            long end = Math.min(bases.length(), start + ownBases + OVERLAP);
            while (run < runs.count() && (long) runs.start(run) + runs.length(run) <= start) {
                run++;
            }
            long free = room - PackedBases.bytesFor((int) (end - start));
            for (int inside = run; inside < runs.count() && runs.start(inside) < end; inside++) {
                free -= MOST_RUN_BYTES;
            }
            if (free < 0) {
                return null;
            }
            while (coding < codingBytes.length && codingBytes[coding] <= free) {
                free -= codingBytes[coding++];
            }
            codingEnds[segment] = coding;
        }
        return coding == codingBytes.length ? codingEnds : null;
    }
}
