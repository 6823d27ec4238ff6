package org.codonstream.input;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.codonstream.codon.Reading;

/** The codons of one sequence in one reading, whoever counted them; codons that do not occur are left out. */
public record CountedRow(String id, long length, long ambiguous, long trailing, Map<String, Long> codons) {

    private static final String BASES = "ACGT";

    public CountedRow {
        codons = new TreeMap<>(codons);
        codons.values().removeIf(count -> count == 0);
    }

    /** Out of a table with names over its columns. */
    public static CountedRow of(List<String> names, List<String> fields, String idName) {
        Map<String, Long> codons = new HashMap<>();
        for (int column = 0; column < names.size(); column++) {
            if (names.get(column).matches("[ACGT]{3}")) {
                codons.put(names.get(column), Long.valueOf(fields.get(column)));
            }
        }
        return new CountedRow(
                fields.get(names.indexOf(idName)),
                Long.parseLong(fields.get(names.indexOf("length"))),
                Long.parseLong(fields.get(names.indexOf("ambiguous"))),
                Long.parseLong(fields.get(names.indexOf("trailing"))),
                codons);
    }

    /** Letter by letter, as plainly as possible. */
    public static CountedRow naive(String id, String letters, Reading reading) {
        String strand = letters.toUpperCase(Locale.ROOT).replace('U', 'T');
        if (reading.label().startsWith("reverse")) {
            StringBuilder other = new StringBuilder(strand.length());
            strand.chars().forEach(letter -> other.append(complement((char) letter)));
            strand = other.reverse().toString();
        }
        long[][][] counts = new long[4][4][4];
        long ambiguous = 0;
        int position = reading.ordinal() % 3;
        for (; position + 3 <= strand.length(); position += 3) {
            int first = BASES.indexOf(strand.charAt(position));
            int second = BASES.indexOf(strand.charAt(position + 1));
            int third = BASES.indexOf(strand.charAt(position + 2));
            if (first < 0 || second < 0 || third < 0) {
                ambiguous++;
            } else {
                counts[first][second][third]++;
            }
        }
        Map<String, Long> codons = new HashMap<>();
        for (int codon = 0; codon < 64; codon++) {
            String name = "" + BASES.charAt(codon / 16) + BASES.charAt(codon / 4 % 4) + BASES.charAt(codon % 4);
            codons.put(name, counts[codon / 16][codon / 4 % 4][codon % 4]);
        }
        return new CountedRow(id, letters.length(), ambiguous, Math.max(0, strand.length() - position), codons);
    }

    /** All of them together. */
    public static CountedRow sum(String id, Collection<CountedRow> rows) {
        Map<String, Long> codons = new HashMap<>();
        long length = 0;
        long ambiguous = 0;
        long trailing = 0;
        for (CountedRow row : rows) {
            row.codons().forEach((codon, count) -> codons.merge(codon, count, Long::sum));
            length += row.length();
            ambiguous += row.ambiguous();
            trailing += row.trailing();
        }
        return new CountedRow(id, length, ambiguous, trailing, codons);
    }

    private static char complement(char letter) {
        return switch (letter) {
            case 'A' -> 'T';
            case 'C' -> 'G';
            case 'G' -> 'C';
            case 'T' -> 'A';
            default -> 'N';
        };
    }
}
