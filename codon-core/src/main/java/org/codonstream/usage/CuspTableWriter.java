package org.codonstream.usage;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.codonstream.code.GeneticCode;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The text of EMBOSS's cusp to the byte: amino acids by letter with stops last, their codons in alphabetical order. Only
 * {@code CdsCount} differs: it is the number of sequences counted, where EMBOSS counts stop codons.
 */
final class CuspTableWriter implements TableWriter {

    private static final String G_AND_C = "GC";

    private static final Comparator<CodonRow> ORDER = Comparator.comparing(
                    (CodonRow row) -> row.aminoAcid() == GeneticCode.STOP ? Character.MAX_VALUE : row.aminoAcid())
            .thenComparing(CodonRow::codonText);

    @Override
    public void write(TableHeading heading, CodonUsageTable table, Appendable out) throws IOException {
        long counted = heading.reading() == Reading.CDS ? heading.codingSequences() : heading.sequences();
        out.append("#CdsCount: ").append(Long.toString(counted)).append("\n\n");
        out.append("#Coding GC ").append(gc(table, List.of(0, 1, 2))).append("%\n");
        out.append("#1st letter GC ").append(gc(table, List.of(0))).append("%\n");
        out.append("#2nd letter GC ").append(gc(table, List.of(1))).append("%\n");
        out.append("#3rd letter GC ").append(gc(table, List.of(2))).append("%\n\n");
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

    private static String gc(CodonUsageTable table, List<Integer> positions) {
        long gc = 0;
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            String letters = Codon.text(codon);
            long among = positions.stream()
                    .filter(position -> G_AND_C.indexOf(letters.charAt(position)) >= 0)
                    .count();
            gc += table.isIn(codon) ? among * table.counts().codon(codon) : 0;
        }
        long letters = table.total() * positions.size();
        return FixedPoint.text(letters == 0 ? 0 : 100.0 * gc / letters, 2);
    }
}
