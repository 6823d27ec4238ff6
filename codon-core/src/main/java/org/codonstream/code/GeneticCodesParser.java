package org.codonstream.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text form of ASN.1 in which NCBI publishes its genetic codes (gc.prt). */
final class GeneticCodesParser {

    private static final Pattern VERSION = Pattern.compile("^--\\s+Version\\s+(\\d+\\.\\d+)", Pattern.MULTILINE);

    /** Strings first: the marks of start codons hold {@code --}, which begins a comment elsewhere. */
    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"|--[^\n]*|::=|[{},]|[\\w-]+");

    private final List<GeneticCode> codes = new ArrayList<>();
    private List<String> names = new ArrayList<>();
    private int id;
    private String aminoAcids = "";
    private String starts = "";

    private GeneticCodesParser() {}

    static GeneticCodes parse(String text) {
        Matcher version = VERSION.matcher(text);
        if (!version.find()) {
            throw new IllegalArgumentException("gc.prt: no line says its version");
        }
        GeneticCodesParser parser = new GeneticCodesParser();
        String field = "";
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group().startsWith("--")) {
                continue;
            }
            if (token.group().equals("}") && parser.id != 0) {
                parser.endCode();
            } else if (token.group(1) != null || field.equals("id")) {
                parser.value(field, token.group(1) != null ? token.group(1) : token.group());
                field = "";
            } else {
                field = token.group();
            }
        }
        return new GeneticCodes(version.group(1), parser.codes);
    }

    private void value(String field, String value) {
        switch (field) {
            case "name" -> names.add(value.replace("\n", ""));
            case "id" -> id = Integer.parseInt(value);
            case "ncbieaa" -> aminoAcids = value;
            case "sncbieaa" -> starts = value;
            default -> throw new IllegalArgumentException("gc.prt: field '" + field + "' is not known");
        }
    }

    private void endCode() {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("gc.prt: genetic code " + id + " has no name");
        }
        codes.add(new GeneticCode(id, names.get(0), names.subList(1, names.size()), aminoAcids, starts));
        names = new ArrayList<>();
        id = 0;
        aminoAcids = "";
        starts = "";
    }
}
