package org.codonstream.usage;

import java.io.IOException;
import org.codonstream.codon.Codon;

/**
 * A table of CUTG, Kazusa's codon usage database, as EMBOSS lays it out: in RNA letters, four codons a line. It calls the
 * species unknown, because a table here is about a scope, whose colon readers of the like would take for its end.
 */
final class CutgTableWriter implements TableWriter {

    private static final String RULE = "-".repeat(80) + "\n";
    private static final String BASES = "TCAG";

    @Override
    public void write(TableHeading heading, CodonUsageTable table, Appendable out) throws IOException {
        out.append("unknown species [unknown.division]: ")
                .append(Long.toString(heading.codingSequencesOrAll()))
                .append(" CDS's (")
                .append(Long.toString(table.counts().counted()))
                .append(" codons)\n");
        out.append(RULE)
                .append("fields: [triplet] [frequency: per thousand] ([number])\n")
                .append(RULE);
        for (int first = 0; first < BASES.length(); first++) {
            out.append('\n');
            for (int third = 0; third < BASES.length(); third++) {
                line(first, third, table, out);
            }
        }
        GcPercents gc = GcPercents.of(table);
        out.append("\n\n").append(RULE);
        out.append("Coding GC ").append(gc.all()).append("% 1st letter GC ").append(gc.first());
        out.append("% 2nd letter GC ").append(gc.second()).append("% 3rd letter GC ");
        out.append(gc.third()).append("%\n");
    }

    private static void line(int first, int third, CodonUsageTable table, Appendable out) throws IOException {
        for (int second = 0; second < BASES.length(); second++) {
            CodonRow row = table.rows().get(first << 4 | second << 2 | third);
            out.append(second == 0 ? "" : "  ").append(Codon.text(row.codon()).replace('T', 'U'));
            double perThousand = row.perThousand() == null ? 0 : row.perThousand();
            out.append(' ').append(FixedPoint.padded(FixedPoint.text(perThousand, 1), 4));
            out.append('(')
                    .append(FixedPoint.padded(Long.toString(row.count()), 6))
                    .append(')');
        }
        out.append('\n');
    }
}
