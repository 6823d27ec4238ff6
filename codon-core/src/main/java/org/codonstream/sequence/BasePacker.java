package org.codonstream.sequence;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs ASCII letters into {@link PackedBases}. Eight letters at a time are mapped inside one 64-bit word; only words
 * with another letter than A C G T U are looked at letter by letter. Keeps scratch memory: one per thread.
 */
public final class BasePacker {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle PAIR = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long UPPER_CASE = 0xDFDFDFDFDFDFDFDFL;
    private static final long ALL_N = 0x4E4E4E4E4E4E4E4EL;

    /** Moves four nibbles, one in each 16 bits, into the top 16 bits; no two products meet. */
    private static final long GATHER_NIBBLES = 1L << 12 | 1L << 24 | 1L << 36 | 1L << 48;

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
        for (; position <= length - 8; position += 8) {
            long word = (long) WORD.get(letters, offset + position) & UPPER_CASE;
            // Bits 1 and 2 of a letter: A 00, C 01, T and U 10, G 11.
            long low = (word >>> 1) & ONES;
            long high = (word >>> 2) & ONES;
            long t = high & ~low;
            long expected = 0x4141414141414141L | low << 1 | high << 2 | t << 4;
            long codes;
            if ((word | t) == expected) {
                codes = low | (~(low ^ high) & ONES) << 1;
                codes = (codes | codes >>> 6) & 0x000F000F000F000FL;
                PAIR.set(packed, position >> 2, (short) ((codes * GATHER_NIBBLES) >>> 48));
            } else if (word == ALL_N) {
                addRun(position, 8);
            } else {
                packSlowly(letters, offset, position, position + 8, packed);
            }
        }
        packSlowly(letters, offset, position, length, packed);
        return PackedBases.of(packed, length, takeRuns());
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
