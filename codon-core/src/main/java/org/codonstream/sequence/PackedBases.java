package org.codonstream.sequence;

import java.util.Arrays;

/**
 * A sequence in two bits a base, so that a counter reads four bases from a byte: T=0, C=1, A=2, G=3 (the order of UCSC's
 * 2bit and NCBI's gc.prt), the first base in the most significant bits of a byte. U is T. A letter outside A C G T U is
 * packed as 0 and listed in {@link #otherLetters()}. Holds at most 2<sup>31</sup>-1 bases; the case of letters is gone.
 */
public final class PackedBases {

    /** No base at all. */
    public static final PackedBases EMPTY = new PackedBases(new byte[0], 0, LetterRuns.NONE);

    private static final int BASES_PER_BYTE = 4;

    private final byte[] bytes;
    private final int length;
    private final LetterRuns otherLetters;

    private PackedBases(byte[] bytes, int length, LetterRuns otherLetters) {
        this.bytes = bytes;
        this.length = length;
        this.otherLetters = otherLetters;
    }

    /**
     * Wraps packed bases without copying them; nobody may change {@code bytes} afterwards. Bits behind the last base are
     * ignored.
     *
     * @param bytes exactly as many bytes as the bases need, four bases a byte
     * @param length number of bases
     * @throws IllegalArgumentException if the number of bytes does not fit the length, or a run ends behind it
     */
    public static PackedBases of(byte[] bytes, int length, LetterRuns otherLetters) {
        if (length < 0 || bytes.length != bytesFor(length)) {
            throw new IllegalArgumentException("packed bases: " + bytes.length + " bytes for " + length
                    + " bases: must be four bases a byte, the last byte filled up");
        }
        if (otherLetters.end() > length) {
            throw new IllegalArgumentException("packed bases: a run of other letters ends at " + otherLetters.end()
                    + ": must end within the " + length + " bases");
        }
        return new PackedBases(bytes, length, otherLetters);
    }

    /** How many bytes so many bases need. */
    public static int bytesFor(int bases) {
        return (int) (((long) bases + BASES_PER_BYTE - 1) / BASES_PER_BYTE);
    }

    /** Number of bases. */
    public int length() {
        return length;
    }

    /** Where letters stand that are not A, C, G, T or U. */
    public LetterRuns otherLetters() {
        return otherLetters;
    }

    /** The bytes themselves, not a copy: not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The base at a position, 0 to 3; 0 as well where another letter stands. */
    public int base(int position) {
        return (bytes[position >>> 2] >>> (6 - 2 * (position & 3))) & 3;
    }

    /**
     * Copies the bases {@code [from, to)}; runs of other letters are cut at its borders and counted from {@code from}.
     *
     * @throws IllegalArgumentException if {@code from} is no multiple of 4, or the range does not lie inside
     */
    public PackedBases slice(int from, int to) {
        if (from % BASES_PER_BYTE != 0 || from < 0 || to < from || to > length) {
            throw new IllegalArgumentException("slice " + from + " to " + to + " of " + length
                    + " bases: must begin at a multiple of 4 and lie inside");
        }
        int size = to - from;
        byte[] sliced = Arrays.copyOfRange(bytes, from / BASES_PER_BYTE, from / BASES_PER_BYTE + bytesFor(size));
        int left = size % BASES_PER_BYTE;
        if (left != 0) {
            sliced[sliced.length - 1] &= (byte) (0xFF << (8 - 2 * left));
        }
        return new PackedBases(sliced, size, otherLetters.slice(from, to));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedBases that
                && length == that.length
                && otherLetters.equals(that.otherLetters)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * length + otherLetters.hashCode()) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "PackedBases[length=" + length + ", runs of other letters=" + otherLetters.count() + "]";
    }
}
