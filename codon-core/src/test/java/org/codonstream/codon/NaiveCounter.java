package org.codonstream.codon;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Counts letter by letter, as slowly and plainly as possible: what the real counter is compared with. */
final class NaiveCounter {

    private NaiveCounter() {}

    static CodonCounts forward(String letters, int frame) {
        long[] codons = new long[CodonCounts.CODONS];
        long ambiguous = 0;
        int position = frame;
        for (; position + 3 <= letters.length(); position += 3) {
            String codon = letters.substring(position, position + 3)
                    .toUpperCase(Locale.ROOT)
                    .replace('U', 'T');
            if (codon.matches("[ACGT]{3}")) {
                codons[
                        "TCAG".indexOf(codon.charAt(0)) * 16
                                + "TCAG".indexOf(codon.charAt(1)) * 4
                                + "TCAG".indexOf(codon.charAt(2))]++;
            } else {
                ambiguous++;
            }
        }
        return CodonCounts.of(codons, ambiguous, Math.max(0, letters.length() - position));
    }

    static CodonCounts reverse(String letters, int frame) {
        StringBuilder otherStrand = new StringBuilder();
        for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            int base = "TUCAG".indexOf(letter);
            otherStrand.append(base < 0 ? 'N' : "AAGTC".charAt(base));
        }
        return forward(otherStrand.reverse().toString(), frame);
    }

    static CodonCounts reading(String letters, Reading reading) {
        return switch (reading) {
            case FRAME0, CDS -> forward(letters, 0);
            case FRAME1 -> forward(letters, 1);
            case FRAME2 -> forward(letters, 2);
            case REVERSE0 -> reverse(letters, 0);
            case REVERSE1 -> reverse(letters, 1);
            case REVERSE2 -> reverse(letters, 2);
        };
    }

    static byte[] bytes(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }
}
