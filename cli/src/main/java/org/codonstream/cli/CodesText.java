package org.codonstream.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.usage.JsonText;
import org.codonstream.usage.Separator;

/** Genetic codes as texts: for people at most 80 columns wide, or for programs. */
final class CodesText {
    private static final String NAME_INDENT = " ".repeat(11);
    private static final int NAME_WIDTH = 69;

    /** Codons stand as in NCBI's own tables: the second base decides the column. */
    private static final int COLUMNS = 4;

    private final GeneticCodes codes;

    CodesText(GeneticCodes codes) {
        this.codes = codes;
    }

    /** Writes what there is: number, name and short name. */
    void writeAll(CodesCommand.Format format, Appendable out) throws IOException {
        List<Map<String, Object>> rows =
                codes.all().stream().map(CodesText::ofCode).toList();
        switch (format) {
            case TABLE -> {
                out.append("genetic codes of ").append(origin()).append("\n\nid  short  name\n");
                for (GeneticCode code : codes.all()) {
                    String name = code.name().replaceAll("(.{1," + NAME_WIDTH + "})(?: |$)", "$1\n" + NAME_INDENT);
                    out.append(String.format(Locale.ROOT, "%2d  %-5s  %s\n", code.id(), shortName(code), name.strip()));
                }
            }
            case CSV -> writeRows(Separator.COMMA, rows, out);
            case TSV -> writeRows(Separator.TAB, rows, out);
            case JSON -> writeJson(Map.of(), "codes", rows, out);
        }
    }

    /** Writes the 64 codons of a code. */
    void writeCodons(GeneticCode code, CodesCommand.Format format, Appendable out) throws IOException {
        List<Map<String, Object>> rows = IntStream.range(0, CodonCounts.CODONS)
                .mapToObj(codon -> ofCodon(code, codon))
                .toList();
        switch (format) {
            case TABLE -> writeTable(code, out);
            case CSV -> writeRows(Separator.COMMA, rows, out);
            case TSV -> writeRows(Separator.TAB, rows, out);
            case JSON -> writeJson(ofCode(code), "codons", rows, out);
        }
    }

    private String origin() {
        return "NCBI's gc.prt, version " + codes.version() + ",\n" + GeneticCodes.PUBLISHED_AT;
    }

    private static String shortName(GeneticCode code) {
        return String.join(", ", code.otherNames());
    }

    private static Map<String, Object> ofCode(GeneticCode code) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", code.id());
        row.put("name", code.name());
        row.put("short", shortName(code));
        return row;
    }

    private static Map<String, Object> ofCodon(GeneticCode code, int codon) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("codon", Codon.text(codon));
        row.put("amino_acid", String.valueOf(code.aminoAcid(codon)));
        row.put("start", code.start(codon));
        row.put("stop", code.stop(codon));
        row.put("possible_stop", code.possibleStop(codon));
        return row;
    }

    private void writeTable(GeneticCode code, Appendable out) throws IOException {
        String shortName = code.otherNames().isEmpty() ? "" : " (" + shortName(code) + ")";
        out.append("genetic code ")
                .append(Integer.toString(code.id()))
                .append(": ")
                .append(code.name())
                .append(shortName)
                .append("\nof ")
                .append(origin())
                .append("\n\n");
        for (int first = 0; first < COLUMNS; first++) {
            for (int third = 0; third < COLUMNS; third++) {
                StringBuilder line = new StringBuilder();
                for (int second = 0; second < COLUMNS; second++) {
                    int codon = first << 4 | second << 2 | third;
                    line.append(String.format(
                            Locale.ROOT, "%s %s %-14s", Codon.text(codon), code.aminoAcid(codon), mark(code, codon)));
                }
                out.append(line.toString().stripTrailing()).append('\n');
            }
        }
    }

    private static String mark(GeneticCode code, int codon) {
        if (code.start(codon)) {
            return "start";
        }
        if (code.stop(codon)) {
            return "stop";
        }
        return code.possibleStop(codon) ? "possible stop" : "";
    }

    private static void writeRows(Separator separator, List<Map<String, Object>> rows, Appendable out)
            throws IOException {
        String between = String.valueOf(separator.character());
        out.append(String.join(between, rows.get(0).keySet())).append('\n');
        for (Map<String, Object> row : rows) {
            out.append(row.values().stream()
                            .map(value -> separator.field(value.toString()))
                            .collect(Collectors.joining(between)))
                    .append('\n');
        }
    }

    private void writeJson(Map<String, Object> about, String name, List<Map<String, Object>> rows, Appendable out)
            throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", codes.version());
        members.put("published_at", GeneticCodes.PUBLISHED_AT);
        members.putAll(about);
        out.append('{')
                .append(members(members))
                .append(",")
                .append(JsonText.quoted(name))
                .append(":[\n");
        out.append(rows.stream().map(row -> "{" + members(row) + "}").collect(Collectors.joining(",\n")));
        out.append("]}\n");
    }

    private static String members(Map<String, Object> members) {
        return members.entrySet().stream()
                .map(member -> JsonText.quoted(member.getKey())
                        + ":"
                        + (member.getValue() instanceof String text ? JsonText.quoted(text) : member.getValue()))
                .collect(Collectors.joining(","));
    }
}
