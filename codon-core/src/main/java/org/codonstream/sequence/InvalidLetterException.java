package org.codonstream.sequence;

/** A sequence holds something that is no IUPAC nucleotide letter: it is refused, never guessed at. */
public final class InvalidLetterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;
    private final char letter;

    /**
     * @param position 0-based position in the sequence
     * @param letter the byte that stands there, read as Latin-1
     */
    public InvalidLetterException(int position, char letter) {
        super(describe(letter) + " at base " + (position + 1L)
                + ": must be an IUPAC nucleotide letter (ACGTU RYSWKMBDHV N, upper or lower case)");
        this.position = position;
        this.letter = letter;
    }

    /** Where it stands, 0-based; the message counts from 1. */
    public int position() {
        return position;
    }

    public char letter() {
        return letter;
    }

    private static String describe(char letter) {
        return letter > ' ' && letter < 0x7F ? "letter '" + letter + "'" : String.format("byte 0x%02X", (int) letter);
    }
}
