package org.codonstream.usage;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One JSON object with a row for each codon; what has no value is {@code null}. */
final class JsonTableWriter implements TableWriter {

    @Override
    public void write(TableHeading heading, CodonUsageTable table, Appendable out) throws IOException {
        out.append('{');
        JsonText.member("scope", heading.scope(), out);
        member("reading", heading.reading().label(), out);
        member("genetic_code", heading.geneticCode().id(), out);
        member("genetic_code_name", heading.geneticCode().name(), out);
        member("sequences", heading.sequences(), out);
        member("coding_sequences", heading.codingSequences(), out);
        member("bases", heading.bases(), out);
        if (!heading.stated().isEmpty()) {
            stated(heading.stated(), out);
        }
        member("codons", table.counts().counted(), out);
        member("ambiguous", table.counts().ambiguous(), out);
        member("trailing", table.counts().trailing(), out);
        out.append(",\"rows\":[");
        String between = "\n";
        for (CodonRow row : table.rows()) {
            out.append(between);
            row(row, out);
            between = ",\n";
        }
        out.append("]}\n");
    }

    private static void stated(SortedMap<Integer, CodeShare> codes, Appendable out) throws IOException {
        out.append(",\"stated_codes\":[");
        String between = "";
        for (Map.Entry<Integer, CodeShare> code : codes.entrySet()) {
            out.append(between).append('{');
            JsonText.member("genetic_code", code.getKey(), out);
            member("sequences", code.getValue().sequences(), out);
            member("coding_sequences", code.getValue().codingSequences(), out);
            out.append('}');
            between = ",";
        }
        out.append(']');
    }

    private static void row(CodonRow row, Appendable out) throws IOException {
        out.append('{');
        JsonText.member("codon", row.codonText(), out);
        member("amino_acid", String.valueOf(row.aminoAcid()), out);
        member("count", row.count(), out);
        member("fraction", row.fraction(), out);
        member("per_thousand", row.perThousand(), out);
        member("rscu", row.rscu(), out);
        out.append('}');
    }

    private static void member(String name, @Nullable Object value, Appendable out) throws IOException {
        out.append(',');
        JsonText.member(name, value, out);
    }
}
