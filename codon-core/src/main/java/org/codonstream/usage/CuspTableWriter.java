package org.codonstream.usage;

import java.io.IOException;
import java.util.Comparator;
import org.codonstream.code.GeneticCode;
import org.jspecify.annotations.Nullable;

/**
 * The text of EMBOSS's cusp to the byte: amino acids by letter with stops last, their codons in alphabetical order. Only
 * {@code CdsCount} differs: it is the number of sequences counted, where EMBOSS counts stop codons.
 */
final class CuspTableWriter implements TableWriter {

    private static final Comparator<CodonRow> ORDER = Comparator.comparing(
                    (CodonRow row) -> row.aminoAcid() == GeneticCode.STOP ? Character.MAX_VALUE : row.aminoAcid())
            .thenComparing(CodonRow::codonText);

    @Override
    public void write(TableHeading heading, CodonUsageTable table, Appendable out) throws IOException {
        out.append("#CdsCount: ")
                .append(Long.toString(heading.codingSequencesOrAll()))
                .append("\n\n");
        GcPercents gc = GcPercents.of(table);
        out.append("#Coding GC ").append(gc.all()).append("%\n");
        out.append("#1st letter GC ").append(gc.first()).append("%\n");
        out.append("#2nd letter GC ").append(gc.second()).append("%\n");
        out.append("#3rd letter GC ").append(gc.third()).append("%\n\n");
        out.append("#Codon AA Fraction Frequency Number\n");
        for (CodonRow row : table.rows().stream().sorted(ORDER).toList()) {
            out.append(row.codonText()).append("    ").append(row.aminoAcid());
            out.append(' ').append(decimals(row.fraction()));
            out.append(' ').append(decimals(row.perThousand()));
            out.append(' ')
                    .append(FixedPoint.padded(Long.toString(row.count()), 6))
                    .append('\n');
        }
    }

    /** EMBOSS has no way to say that there is no value; it writes zero. */
    private static String decimals(@Nullable Double value) {
        return FixedPoint.padded(FixedPoint.text(value == null ? 0 : value, 3), 9);
    }
}
