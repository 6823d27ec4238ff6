package org.codonstream.usage;

import java.io.IOException;
import java.util.Map;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.jspecify.annotations.Nullable;

/** The text of GCG's CodonFrequency as EMBOSS lays it out: bases in the order G, A, T, C, a block for two first bases. */
final class GcgTableWriter implements TableWriter {

    private static final String BASES = "GATC";
    private static final int BLOCK = 4;

    private static final Map<Character, String> NAMES = Map.ofEntries(
            Map.entry('A', "Ala"),
            Map.entry('C', "Cys"),
            Map.entry('D', "Asp"),
            Map.entry('E', "Glu"),
            Map.entry('F', "Phe"),
            Map.entry('G', "Gly"),
            Map.entry('H', "His"),
            Map.entry('I', "Ile"),
            Map.entry('K', "Lys"),
            Map.entry('L', "Leu"),
            Map.entry('M', "Met"),
            Map.entry('N', "Asn"),
            Map.entry('P', "Pro"),
            Map.entry('Q', "Gln"),
            Map.entry('R', "Arg"),
            Map.entry('S', "Ser"),
            Map.entry('T', "Thr"),
            Map.entry('V', "Val"),
            Map.entry('W', "Trp"),
            Map.entry('Y', "Tyr"),
            Map.entry('*', "End"));

    @Override
    public void write(TableHeading heading, CodonUsageTable table, Appendable out) throws IOException {
        out.append("!!CODON_FREQUENCY 1.0\n\nAmAcid  Codon     Number    /1000     Fraction   ..\n");
        for (int place = 0; place < CodonCounts.CODONS; place++) {
            if (place % BLOCK == 0) {
                out.append('\n');
            }
            row(table.rows().get(Codon.index(codonAt(place))), out);
        }
    }

    private static void row(CodonRow row, Appendable out) throws IOException {
        out.append(NAMES.get(row.aminoAcid())).append("     ").append(row.codonText());
        out.append(' ').append(FixedPoint.padded(row.count() + ".00", 10));
        out.append(' ').append(decimals(row.perThousand(), 10));
        out.append(' ').append(decimals(row.fraction(), 9)).append('\n');
    }

    /** This form has no way to say that there is no value; EMBOSS writes zero. */
    private static String decimals(@Nullable Double value, int width) {
        return FixedPoint.padded(FixedPoint.text(value == null ? 0 : value, 2), width);
    }

    private static String codonAt(int place) {
        return "" + BASES.charAt(place >> 4) + BASES.charAt(place >> 2 & 3) + BASES.charAt(place & 3);
    }
}
