package org.codonstream.codon;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.codonstream.sequence.LetterRuns;
import org.codonstream.sequence.PackedBases;

/**
 * The one counter that stream, backfill and command line call. Keeps scratch memory: one per thread.
 *
 * <p>Five bases that begin at a multiple of three hold one codon of each frame, so all three frames are counted together,
 * from words of 64 bits (32 bases) read every 24 bases: directly into the counts where a sequence is short, else into a
 * table of 1024 groups of five that is folded into the counts at the end. Letters outside A C G T U are packed as T and
 * so counted at first; afterwards each codon that touches one is taken back and becomes an ambiguous one.
 */
public final class CodonCounter {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Bases between two words: whole bytes and whole codons. */
    private static final int STEP = 24;

    /** Bases that the groups of five in a step cover. */
    private static final int STEP_COVERS = 26;

    private static final int GROUPS = 1024;
    private static final int GROUP_MASK = GROUPS - 1;
    private static final int CODON_MASK = CodonCounts.CODONS - 1;

    /** From so many bases on the table pays: making it empty and folding it costs about as much as counting directly. */
    private static final int LONG = 1500;

    /**
     * Two tables, used in turn, so that equal neighbours do not wait for each other's store. No entry can overflow: a
     * sequence has fewer than 2^30 groups.
     */
    private final int[] evenGroups = new int[GROUPS];

    private final int[] oddGroups = new int[GROUPS];

    private final long[] ambiguous = new long[3];

    /** Counts a whole sequence in its three forward frames. */
    public FrameCounts count(PackedBases whole) {
        return countSegment(whole, whole.length(), whole.length(), 0);
    }

    /**
     * Counts the codons that begin in one segment of a sequence. The sum over all its segments is what
     * {@link #count(PackedBases)} says of the whole.
     *
     * @param bases the segment's own bases and the two behind them, fewer where the sequence ends before
     * @param ownBases how many bases are the segment's own
     * @param totalLength bases of the whole sequence
     * @param start where the segment begins in it, 0-based, a multiple of 12
     * @throws IllegalArgumentException if these numbers do not fit each other
     */
    public FrameCounts countSegment(PackedBases bases, int ownBases, long totalLength, long start) {
        checkSegment(bases, ownBases, totalLength, start);
        long[] frame0 = new long[CodonCounts.CODONS];
        long[] frame1 = new long[CodonCounts.CODONS];
        long[] frame2 = new long[CodonCounts.CODONS];
        int position = bases.length() < LONG
                ? countDirectly(bases, frame0, frame1, frame2)
                : countGroups(bases, frame0, frame1, frame2);
        countRest(bases, position, frame0, frame1, frame2);
        takeBackAmbiguous(bases, frame0, frame1, frame2);
        boolean last = start + ownBases == totalLength;
        return new FrameCounts(
                ownBases,
                CodonCounts.trusted(frame0, ambiguous[0], last ? FrameCounts.trailing(totalLength, 0) : 0),
                CodonCounts.trusted(frame1, ambiguous[1], last ? FrameCounts.trailing(totalLength, 1) : 0),
                CodonCounts.trusted(frame2, ambiguous[2], last ? FrameCounts.trailing(totalLength, 2) : 0));
    }

    /** Counts a coding sequence, whose first codon begins at its first base. */
    public CodonCounts countFrame0(PackedBases coding) {
        long[] counts = new long[CodonCounts.CODONS];
        int codonStarts = coding.length() - 2;
        int position = countFrame0Words(coding, counts);
        for (; position < codonStarts; position += 3) {
            counts[codonAt(coding, position)]++;
        }
        LetterRuns runs = coding.otherLetters();
        long takenBack = 0;
        int next = 0;
        for (int run = 0; run < runs.count(); run++) {
            int from = Math.max(next, runs.start(run) / 3 * 3);
            int end = (int) Math.min(codonStarts, (long) runs.start(run) + runs.length(run));
            for (int start = from; start < end; start += 3) {
                counts[codonAt(coding, start)]--;
                takenBack++;
                next = start + 3;
            }
        }
        return CodonCounts.trusted(counts, takenBack, FrameCounts.trailing(coding.length(), 0));
    }

    private static void checkSegment(PackedBases bases, int ownBases, long totalLength, long start) {
        if (start < 0 || start % 12 != 0 || ownBases < 0 || start + ownBases > totalLength) {
            throw new IllegalArgumentException("segment of " + ownBases + " bases at " + start + " of " + totalLength
                    + ": must begin at a multiple of 12 and lie inside the sequence");
        }
        long expected = Math.min(ownBases + 2L, totalLength - start);
        if (bases.length() != expected) {
            throw new IllegalArgumentException("segment of " + ownBases + " bases at " + start + " of " + totalLength
                    + " holds " + bases.length() + ": must hold " + expected
                    + ", its own and the two behind them where the sequence goes on");
        }
    }

    /** Returns the position up to which codons have been counted. Unrolled by hand: calls or an inner loop halve its speed. */
    private static int countDirectly(PackedBases bases, long[] frame0, long[] frame1, long[] frame2) {
        byte[] bytes = bases.bytes();
        int steps = steps(bases, STEP_COVERS);
        for (int step = 0; step < steps; step++) {
            long word = (long) WORD.get(bytes, step * (STEP / 4));
            frame0[(int) (word >>> 58) & CODON_MASK]++;
            frame1[(int) (word >>> 56) & CODON_MASK]++;
            frame2[(int) (word >>> 54) & CODON_MASK]++;
            frame0[(int) (word >>> 52) & CODON_MASK]++;
            frame1[(int) (word >>> 50) & CODON_MASK]++;
            frame2[(int) (word >>> 48) & CODON_MASK]++;
            frame0[(int) (word >>> 46) & CODON_MASK]++;
            frame1[(int) (word >>> 44) & CODON_MASK]++;
            frame2[(int) (word >>> 42) & CODON_MASK]++;
            frame0[(int) (word >>> 40) & CODON_MASK]++;
            frame1[(int) (word >>> 38) & CODON_MASK]++;
            frame2[(int) (word >>> 36) & CODON_MASK]++;
            frame0[(int) (word >>> 34) & CODON_MASK]++;
            frame1[(int) (word >>> 32) & CODON_MASK]++;
            frame2[(int) (word >>> 30) & CODON_MASK]++;
            frame0[(int) (word >>> 28) & CODON_MASK]++;
            frame1[(int) (word >>> 26) & CODON_MASK]++;
            frame2[(int) (word >>> 24) & CODON_MASK]++;
            frame0[(int) (word >>> 22) & CODON_MASK]++;
            frame1[(int) (word >>> 20) & CODON_MASK]++;
            frame2[(int) (word >>> 18) & CODON_MASK]++;
            frame0[(int) (word >>> 16) & CODON_MASK]++;
            frame1[(int) (word >>> 14) & CODON_MASK]++;
            frame2[(int) (word >>> 12) & CODON_MASK]++;
        }
        return steps * STEP;
    }

    private int countGroups(PackedBases bases, long[] frame0, long[] frame1, long[] frame2) {
        byte[] bytes = bases.bytes();
        int[] even = evenGroups;
        int[] odd = oddGroups;
        Arrays.fill(even, 0);
        Arrays.fill(odd, 0);
        int steps = steps(bases, STEP_COVERS);
        for (int step = 0; step < steps; step++) {
            long word = (long) WORD.get(bytes, step * (STEP / 4));
            even[(int) (word >>> 54) & GROUP_MASK]++;
            odd[(int) (word >>> 48) & GROUP_MASK]++;
            even[(int) (word >>> 42) & GROUP_MASK]++;
            odd[(int) (word >>> 36) & GROUP_MASK]++;
            even[(int) (word >>> 30) & GROUP_MASK]++;
            odd[(int) (word >>> 24) & GROUP_MASK]++;
            even[(int) (word >>> 18) & GROUP_MASK]++;
            odd[(int) (word >>> 12) & GROUP_MASK]++;
        }
        for (int group = 0; group < GROUPS; group++) {
            even[group] += odd[group];
        }
        fold(even, frame0, frame1, frame2);
        return steps * STEP;
    }

    /** Sums groups over the two bases that a frame does not read; the table's contents are used up. */
    private static void fold(int[] groups, long[] frame0, long[] frame1, long[] frame2) {
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            int sum = 0;
            for (int group = codon << 4; group < (codon + 1) << 4; group++) {
                sum += groups[group];
            }
            frame0[codon] = sum;
        }
        addUpFirstBase(groups, GROUPS / 4);
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            int group = codon << 2;
            int sum = groups[group] + groups[group + 1] + groups[group + 2] + groups[group + 3];
            frame1[codon] = sum;
        }
        addUpFirstBase(groups, GROUPS / 16);
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            frame2[codon] = groups[codon];
        }
    }

    /** Adds the second, third and fourth {@code size} entries to the first ones. */
    private static void addUpFirstBase(int[] groups, int size) {
        for (int group = 0; group < size; group++) {
            groups[group] += groups[group + size] + groups[group + 2 * size] + groups[group + 3 * size];
        }
    }

    private static int countFrame0Words(PackedBases bases, long[] counts) {
        byte[] bytes = bases.bytes();
        int steps = steps(bases, STEP);
        for (int step = 0; step < steps; step++) {
            long word = (long) WORD.get(bytes, step * (STEP / 4));
            for (int shift = 58; shift >= 16; shift -= 6) {
                counts[(int) (word >>> shift) & CODON_MASK]++;
            }
        }
        return steps * STEP;
    }

    /** How many steps can be made in which a word can be read and all its codons lie inside. */
    private static int steps(PackedBases bases, int covers) {
        int byBytes = (bases.bytes().length - Long.BYTES) / (STEP / 4) + 1;
        int byBases = (bases.length() - covers) / STEP + 1;
        return bases.bytes().length < Long.BYTES || bases.length() < covers ? 0 : Math.min(byBytes, byBases);
    }

    private static void countRest(PackedBases bases, int from, long[] frame0, long[] frame1, long[] frame2) {
        int length = bases.length();
        int position = from;
        for (; position <= length - 5; position += 3) {
            int group = codonAt(bases, position) << 4 | bases.base(position + 3) << 2 | bases.base(position + 4);
            frame0[group >>> 4]++;
            frame1[(group >>> 2) & CODON_MASK]++;
            frame2[group & CODON_MASK]++;
        }
        if (position <= length - 3) {
            frame0[codonAt(bases, position)]++;
        }
        if (position <= length - 4) {
            frame1[codonAt(bases, position + 1)]++;
        }
    }

    private void takeBackAmbiguous(PackedBases bases, long[] frame0, long[] frame1, long[] frame2) {
        Arrays.fill(ambiguous, 0);
        LetterRuns runs = bases.otherLetters();
        if (runs.count() == 0) {
            return;
        }
        long[][] frames = {frame0, frame1, frame2};
        int codonStarts = bases.length() - 2;
        int next = 0;
        for (int run = 0; run < runs.count(); run++) {
            int from = Math.max(next, runs.start(run) - 2);
            int end = (int) Math.min(codonStarts, (long) runs.start(run) + runs.length(run));
            for (int position = from; position < end; position++) {
                frames[position % 3][codonAt(bases, position)]--;
                ambiguous[position % 3]++;
            }
            next = Math.max(next, end);
        }
    }

    private static int codonAt(PackedBases bases, int position) {
        return bases.base(position) << 4 | bases.base(position + 1) << 2 | bases.base(position + 2);
    }
}
