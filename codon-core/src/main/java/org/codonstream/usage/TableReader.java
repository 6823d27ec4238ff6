package org.codonstream.usage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.usage.JsonParser.Literal;
import org.jspecify.annotations.Nullable;

/**
 * Reads the counts of a codon usage table: csv, tsv and json of this project, EMBOSS's {@code .cut} (what cusp writes, or
 * the older form without a heading) and tables of CUTG, Kazusa's database. The counts alone are taken: shares follow from
 * them, and amino acids from the genetic code in use.
 */
public final class TableReader {

    /** Far more than a table needs; keeps a genome given by mistake out of memory. */
    private static final long MOST_BYTES = 1_000_000;

    /** What some editors put before a text. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern SEPARATED = Pattern.compile("codon[,\t].*");

    /** {@code UUU 20.3(    77)}, or with amino acid and fraction {@code UUU F 0.36 20.3 (    77)}. */
    private static final Pattern CUTG_CELL = Pattern.compile(
            "\\b([ACGTUacgtu]{3})\\s+(?:[A-Z*]\\s+\\d+\\.\\d+\\s+)?\\d+\\.\\d+\\s*\\(\\s*(\\d+)\\s*\\)");

    private static final int CUT_FIELDS = 5;

    private final @Nullable Long[] codons = new Long[CodonCounts.CODONS];
    private long ambiguous;
    private long trailing;

    private TableReader() {}

    /**
     * The counts of a file.
     *
     * @throws IllegalArgumentException if it is no usage table; the message names file, place and reason
     * @throws IOException if it can't be read
     */
    public static CodonCounts read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new IllegalArgumentException(
                    file + ": is " + size + " bytes, no codon usage table: must be at most " + MOST_BYTES);
        }
        try {
            return read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The counts of a text, whose form is found out.
     *
     * @throws IllegalArgumentException if it is no usage table with each of the 64 codons once; the message says why
     */
    public static CodonCounts read(String text) {
        TableReader reader = new TableReader();
        String table = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        List<String> lines = table.lines().toList();
        String first =
                lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (first.startsWith("{")) {
            reader.readJson(table);
        } else if (SEPARATED.matcher(first).matches()) {
            reader.readSeparated(lines);
        } else if (CUTG_CELL.matcher(table).find()) {
            reader.readCutg(lines);
        } else {
            reader.readCut(lines);
        }
        return reader.counts();
    }

    private void readJson(String text) {
        if (JsonParser.parse(text) instanceof Map<?, ?> table && table.get("rows") instanceof List<?> rows) {
            for (int row = 0; row < rows.size(); row++) {
                if (rows.get(row) instanceof Map<?, ?> members && members.get("codon") instanceof String codon) {
                    put("row " + (row + 1), codon, literal(members.get("count")));
                }
            }
            ambiguous = number("ambiguous", literal(table.get("ambiguous")));
            trailing = number("trailing", literal(table.get("trailing")));
        }
    }

    private static String literal(@Nullable Object value) {
        return value instanceof Literal literal ? literal.text() : String.valueOf(value);
    }

    private void readSeparated(List<String> lines) {
        String separator = lines.get(0).contains("\t") ? "\t" : ",";
        List<String> names = Arrays.asList(lines.get(0).split(separator, -1));
        int count = names.indexOf("count");
        if (count < 0) {
            throw new IllegalArgumentException("line 1: has no column 'count'");
        }
        for (int line = 1; line < lines.size(); line++) {
            String[] fields = lines.get(line).split(separator, -1);
            if (fields.length != names.size()) {
                throw new IllegalArgumentException(
                        place(line) + ": has " + fields.length + " fields, must have " + names.size());
            }
            put(place(line), fields[0], fields[count]);
        }
    }

    private void readCutg(List<String> lines) {
        for (int line = 0; line < lines.size(); line++) {
            Matcher cell = CUTG_CELL.matcher(lines.get(line));
            while (cell.find()) {
                put(place(line), cell.group(1), cell.group(2));
            }
        }
    }

    private void readCut(List<String> lines) {
        for (int line = 0; line < lines.size(); line++) {
            String row = lines.get(line).strip();
            if (row.isEmpty() || row.startsWith("#")) {
                continue;
            }
            String[] fields = row.split("\\s+");
            if (fields.length != CUT_FIELDS) {
                throw new IllegalArgumentException(place(line) + ": '" + shortened(row)
                        + "' is no line of a codon usage table: must be csv, tsv or json as written here, EMBOSS's cut"
                        + " (codon, amino acid, fraction, frequency, number) or CUTG");
            }
            put(place(line), fields[0], fields[CUT_FIELDS - 1]);
        }
    }

    private static String place(int line) {
        return "line " + (line + 1);
    }

    private static String shortened(String row) {
        return row.length() > 40 ? row.substring(0, 40) + "..." : row;
    }

    private void put(String place, String codon, String count) {
        int index;
        try {
            index = Codon.index(codon);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
        if (codons[index] != null) {
            throw new IllegalArgumentException(place + ": codon " + codon + " stands there a second time");
        }
        codons[index] = number(place + ": count", count);
    }

    private static long number(String what, String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException(what + " '" + text + "': must be a whole number of at most 18 digits");
        }
        return Long.parseLong(text);
    }

    private CodonCounts counts() {
        long[] counts = new long[CodonCounts.CODONS];
        List<String> missing = new ArrayList<>();
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            Long count = codons[codon];
            if (count == null) {
                missing.add(Codon.text(codon));
            } else {
                counts[codon] = count;
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("has no count for " + missing.size() + " of the 64 codons, such as "
                    + missing.get(0) + ": must be a whole table");
        }
        return CodonCounts.of(counts, ambiguous, trailing);
    }
}
