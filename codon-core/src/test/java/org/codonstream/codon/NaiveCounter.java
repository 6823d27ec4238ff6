package org.codonstream.codon;

import java.nio.charset.StandardCharsets;

/** Counts letter by letter, as slowly and plainly as possible: what the real counter is compared with. */
public final class NaiveCounter {

    private NaiveCounter() {}

    static CodonCounts forward(String letters, int frame) {
        long[] codons = new long[CodonCounts.CODONS];
        long ambiguous = 0;
        int position = frame;
        for (; position + 3 <= letters.length(); position += 3) {
            int first = base(letters.charAt(position));
            int second = base(letters.charAt(position + 1));
            int third = base(letters.charAt(position + 2));
            if (first < 0 || second < 0 || third < 0) {
                ambiguous++;
            } else {
                codons[first * 16 + second * 4 + third]++;
            }
        }
        return CodonCounts.of(codons, ambiguous, Math.max(0, letters.length() - position));
    }

    static CodonCounts reverse(String letters, int frame) {
        StringBuilder otherStrand = new StringBuilder();
        for (int position = 0; position < letters.length(); position++) {
            int base = base(letters.charAt(position));
            otherStrand.append(base < 0 ? 'N' : "AGTC".charAt(base));
        }
        return forward(otherStrand.reverse().toString(), frame);
    }

    public static CodonCounts reading(String letters, Reading reading) {
        return switch (reading) {
            case FRAME0, CDS -> forward(letters, 0);
            case FRAME1 -> forward(letters, 1);
            case FRAME2 -> forward(letters, 2);
            case REVERSE0 -> reverse(letters, 0);
            case REVERSE1 -> reverse(letters, 1);
            case REVERSE2 -> reverse(letters, 2);
        };
    }

    private static int base(char letter) {
        return switch (letter) {
            case 'T', 't', 'U', 'u' -> 0;
            case 'C', 'c' -> 1;
            case 'A', 'a' -> 2;
            case 'G', 'g' -> 3;
            default -> -1;
        };
    }

    public static byte[] bytes(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }
}
