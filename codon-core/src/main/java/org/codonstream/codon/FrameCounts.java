package org.codonstream.codon;

/**
 * The codons of one sequence, or of one segment of it, in its three forward frames. The three reverse ones follow from
 * them, but only for a whole sequence: sums over several sequences have lost the lengths that this needs.
 *
 * @param length number of bases
 */
public record FrameCounts(long length, CodonCounts frame0, CodonCounts frame1, CodonCounts frame2) {

    /** Nothing counted. */
    public static final FrameCounts EMPTY = new FrameCounts(0, CodonCounts.ZERO, CodonCounts.ZERO, CodonCounts.ZERO);

    public FrameCounts {
        if (length < 0) {
            throw new IllegalArgumentException("length " + length + " of counted bases: must be at least 0");
        }
    }

    /** The counts of forward frame 0, 1 or 2. */
    public CodonCounts frame(int frame) {
        return switch (frame) {
            case 0 -> frame0;
            case 1 -> frame1;
            case 2 -> frame2;
            default -> throw new IllegalArgumentException("frame " + frame + ": must be 0, 1 or 2");
        };
    }

    /**
     * The counts of a frame of this whole sequence. Reverse frame g starts g bases before the end: its codons are those
     * of forward frame (length - g) mod 3 on the other strand, and it leaves (length - g) mod 3 bases at the beginning.
     *
     * @throws IllegalArgumentException for {@link Reading#CDS}, which is not in these counts
     */
    public CodonCounts reading(Reading reading) {
        return switch (reading) {
            case FRAME0 -> frame0;
            case FRAME1 -> frame1;
            case FRAME2 -> frame2;
            case REVERSE0 -> reverse(0);
            case REVERSE1 -> reverse(1);
            case REVERSE2 -> reverse(2);
            case CDS -> throw new IllegalArgumentException("reading cds: is not counted from a whole sequence");
        };
    }

    /** The forward frame whose codons the other strand reads in reverse frame {@code frame}. */
    public static int forwardFrameOfReverse(long length, int frame) {
        return (int) Math.floorMod(length - frame, 3L);
    }

    /** Bases that fill no codon in either strand's frame {@code frame} of a sequence. */
    public static int trailing(long length, int frame) {
        return (int) (Math.max(0, length - frame) % 3);
    }

    /** Whether there are as many codons and trailing bases in each frame as a sequence of so many bases has. */
    public boolean isOf(long bases) {
        for (int frame = 0; frame < 3; frame++) {
            CodonCounts counts = frame(frame);
            if (counts.hasNegative()
                    || counts.counted() + counts.ambiguous() != Math.max(0, bases - frame) / 3
                    || counts.trailing() != trailing(bases, frame)) {
                return false;
            }
        }
        return true;
    }

    /** Puts the counts of two segments of one sequence together; lengths add. */
    public FrameCounts plus(FrameCounts other) {
        return new FrameCounts(
                length + other.length, frame0.plus(other.frame0), frame1.plus(other.frame1), frame2.plus(other.frame2));
    }

    private CodonCounts reverse(int frame) {
        CodonCounts reversed = frame(forwardFrameOfReverse(length, frame)).reverseComplement();
        return reversed.withTrailing(trailing(length, frame));
    }
}
