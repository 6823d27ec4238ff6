package org.codonstream.codon;

/** The 64 codons by index, in the order of NCBI's gc.prt: T=0, C=1, A=2, G=3, first base most significant. */
public final class Codon {

    private static final String BASES = "TCAG";
    private static final int COMPLEMENT = 0b10_10_10;

    private Codon() {}

    /** Its three letters, such as {@code ATG} for 35. */
    public static String text(int index) {
        if (index < 0 || index >= CodonCounts.CODONS) {
            throw new IllegalArgumentException("codon index " + index + ": must be 0 to 63");
        }
        return new String(
                new char[] {BASES.charAt(index >> 4), BASES.charAt((index >> 2) & 3), BASES.charAt(index & 3)});
    }

    /**
     * The index of three letters in either case, U as T.
     *
     * @throws IllegalArgumentException if they are not three of A, C, G, T, U
     */
    public static int index(String text) {
        int index = 0;
        for (int position = 0; position < text.length(); position++) {
            char letter = Character.toUpperCase(text.charAt(position));
            int base = BASES.indexOf(letter == 'U' ? 'T' : letter);
            if (base < 0 || text.length() != 3) {
                throw new IllegalArgumentException("codon '" + text + "': must be three of A, C, G, T, U");
            }
            index = index << 2 | base;
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("codon '': must be three of A, C, G, T, U");
        }
        return index;
    }

    /** The base at a position 0 to 2 of a codon: T 0, C 1, A 2, G 3. */
    public static int base(int index, int position) {
        return index >> 2 * (2 - position) & 3;
    }

    /** The codon that the other strand reads at the same three bases: each base complemented (XOR 2), read backwards. */
    public static int reverseComplement(int index) {
        int complement = index ^ COMPLEMENT;
        return (complement & 3) << 4 | (complement & 0b00_11_00) | complement >> 4;
    }
}
