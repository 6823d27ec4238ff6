package org.codonstream.usage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object (RFC 8259). Written by hand because it is flat and this module has no dependencies: it also runs inside
 * Spark, which brings a JSON library of its own version.
 */
final class JsonTableWriter implements TableWriter {

    @Override
    public void write(TableHeading heading, CodonUsageTable table, Appendable out) throws IOException {
        out.append("{\"scope\":").append(quoted(heading.scope()));
        out.append(",\"reading\":").append(quoted(heading.reading().label()));
        number("genetic_code", heading.geneticCode().id(), out);
        out.append(",\"genetic_code_name\":")
                .append(quoted(heading.geneticCode().name()));
        number("sequences", heading.sequences(), out);
        number("coding_sequences", heading.codingSequences(), out);
        number("bases", heading.bases(), out);
        number("codons", table.counts().counted(), out);
        number("ambiguous", table.counts().ambiguous(), out);
        number("trailing", table.counts().trailing(), out);
        out.append(",\"rows\":[");
        String between = "\n";
        for (CodonRow row : table.rows()) {
            out.append(between);
            row(row, out);
            between = ",\n";
        }
        out.append("]}\n");
    }

    private static void row(CodonRow row, Appendable out) throws IOException {
        out.append("{\"codon\":").append(quoted(row.codonText()));
        out.append(",\"amino_acid\":").append(quoted(String.valueOf(row.aminoAcid())));
        number("count", row.count(), out);
        number("fraction", row.fraction(), out);
        number("per_thousand", row.perThousand(), out);
        number("rscu", row.rscu(), out);
        out.append('}');
    }

    private static void number(String name, @Nullable Number value, Appendable out) throws IOException {
        out.append(",\"").append(name).append("\":").append(String.valueOf(value));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ') {
                quoted.append(String.format("\\u%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
