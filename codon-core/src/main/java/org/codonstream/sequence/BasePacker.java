package org.codonstream.sequence;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs ASCII letters into {@link PackedBases}. Eight letters are mapped inside one 64-bit word, two words at a
 * time; only words with another letter than A C G T U are looked at letter by letter. Keeps scratch memory: one per thread.
 */
public final class BasePacker {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle TWO_BYTES =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long TWOS = ONES << 1;
    private static final long UPPER_CASE = 0xDFDFDFDFDFDFDFDFL;
    private static final long ALL_N = 0x4E4E4E4E4E4E4E4EL;

    /** All bits of a letter but 1 and 2, which tell A, C, G and T apart, and 5, its case. */
    private static final long COMMON = 0xD9D9D9D9D9D9D9D9L;

    /** What is left of A, C and G then, and of T and U where bit 0 is set and bit 4 turned. */
    private static final long ALL_A = 0x4141414141414141L;

    private static final long NIBBLES = 0x000F000F000F000FL;

    /** Moves four nibbles, one in each 16 bits, into the top 16 bits as two bytes; no two products meet. */
    private static final long GATHER_NIBBLES = 1L << 52 | 1L << 32 | 1L << 28 | 1L << 8;

    private static final byte OTHER = 4;
    private static final byte INVALID = 5;
    private static final byte[] CODES = codes();

    private int[] runStarts = new int[16];
    private int[] runLengths = new int[16];
    private int runs;

    /**
     * Packs {@code length} letters from {@code offset} on.
     *
     * @throws InvalidLetterException if one of them is no IUPAC nucleotide letter of either case; gaps and {@code *} too
     */
    public PackedBases pack(byte[] letters, int offset, int length) {
        runs = 0;
        byte[] packed = new byte[PackedBases.bytesFor(length)];
        int position = 0;
        for (; position <= length - 16; position += 16) {
            long first = (long) WORD.get(letters, offset + position);
            long second = (long) WORD.get(letters, offset + position + 8);
            if (isBases(first) && isBases(second)) {
                FOUR_BYTES.set(packed, position >> 2, packed(first) | packed(second) << 16);
            } else {
                packWord(first, letters, offset, position, packed);
                packWord(second, letters, offset, position + 8, packed);
            }
        }
        packSlowly(letters, offset, position, length, packed);
        return PackedBases.of(packed, length, takeRuns());
    }

    /** Whether all eight letters are A, C, G, T or U, of either case. */
    private static boolean isBases(long letters) {
        // Bits 1 and 2 of a letter: A 00, C 01, T and U 10, G 11.
        long t = (letters >>> 2) & ~(letters >>> 1) & ONES;
        return (((letters & COMMON) | t) ^ t << 4) == ALL_A;
    }

    /** The two bytes of eight letters that are bases. */
    private static int packed(long letters) {
        long pairs = letters >>> 1;
        long codes = (pairs & ONES) | (~(pairs ^ pairs << 1) & TWOS);
        codes = (codes << 2 | codes >>> 8) & NIBBLES;
        return (int) ((codes * GATHER_NIBBLES) >>> 48);
    }

    private void packWord(long word, byte[] letters, int offset, int position, byte[] packed) {
        if (isBases(word)) {
            TWO_BYTES.set(packed, position >> 2, (short) packed(word));
        } else if ((word & UPPER_CASE) == ALL_N) {
            addRun(position, 8);
        } else {
            packSlowly(letters, offset, position, position + 8, packed);
        }
    }

    private void packSlowly(byte[] letters, int offset, int from, int to, byte[] packed) {
        for (int position = from; position < to; position++) {
            byte letter = letters[offset + position];
            byte code = CODES[letter & 0xFF];
            if (code == INVALID) {
                throw new InvalidLetterException(position, (char) (letter & 0xFF));
            }
            if (code == OTHER) {
                addRun(position, 1);
            } else {
                packed[position >> 2] |= (byte) (code << (6 - 2 * (position & 3)));
            }
        }
    }

    private void addRun(int position, int length) {
        if (runs > 0 && runStarts[runs - 1] + runLengths[runs - 1] == position) {
            runLengths[runs - 1] += length;
            return;
        }
        if (runs == runStarts.length) {
            runStarts = Arrays.copyOf(runStarts, 2 * runs);
            runLengths = Arrays.copyOf(runLengths, 2 * runs);
        }
        runStarts[runs] = position;
        runLengths[runs] = length;
        runs++;
    }

    private LetterRuns takeRuns() {
        return runs == 0
                ? LetterRuns.NONE
                : LetterRuns.trusted(Arrays.copyOf(runStarts, runs), Arrays.copyOf(runLengths, runs));
    }

    private static byte[] codes() {
        byte[] codes = new byte[256];
        Arrays.fill(codes, INVALID);
        assign(codes, "RYSWKMBDHVN", OTHER);
        assign(codes, "TU", (byte) 0);
        assign(codes, "C", (byte) 1);
        assign(codes, "A", (byte) 2);
        assign(codes, "G", (byte) 3);
        return codes;
    }

    private static void assign(byte[] codes, String letters, byte code) {
        for (int index = 0; index < letters.length(); index++) {
            char letter = letters.charAt(index);
            codes[letter] = code;
            codes[Character.toLowerCase(letter)] = code;
        }
    }
}
