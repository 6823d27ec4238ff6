package org.codonstream.flatfile;

import java.util.Arrays;

/** Keeps the letters of one record, in a buffer that the next one uses again. */
public final class KeptLetters implements LetterSink {

    /** Java has no longer arrays. */
    public static final int MOST = Integer.MAX_VALUE - 8;

    private static final int SMALL = 1 << 20;

    private byte[] letters = new byte[0];
    private int length;

    /** Makes room for a record whose length is known, so that the buffer need not grow while it is read. */
    public void reserve(int most) {
        if (letters.length < most) {
            letters = new byte[most];
        }
    }

    /** Lets go of a large buffer. */
    public void trim() {
        if (letters.length > SMALL) {
            letters = new byte[0];
        }
        length = 0;
    }

    /** The letters, of which the first {@link #length()} count; valid until the next record begins. */
    public byte[] array() {
        return letters;
    }

    @Override
    public void begin() {
        length = 0;
    }

    @Override
    public void append(byte[] bytes, int offset, int count) throws FlatFileException {
        if (count > letters.length - length) {
            grow(count);
        }
        System.arraycopy(bytes, offset, letters, length, count);
        length += count;
    }

    @Override
    public long length() {
        return length;
    }

    private void grow(int count) throws FlatFileException {
        long needed = (long) length + count;
        if (needed > MOST) {
            throw new FlatFileException("has more than " + MOST + " bases: cut it into parts");
        }
        letters = Arrays.copyOf(letters, (int) Math.min(MOST, Math.max(needed, letters.length * 3L / 2)));
    }
}
