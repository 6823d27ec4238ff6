package org.codonstream.usage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.codonstream.code.GeneticCode;
import org.codonstream.codon.CodonCounts;
import org.jspecify.annotations.Nullable;

/**
 * Codon counts seen through a genetic code: a row for each codon with its share in its amino acid and in all. Families are
 * the code's ({@code ncbieaa}), six codons undivided, stops a family of their own; ambiguous codons are in no sum.
 *
 * @param counts what the table is made of, whatever rows are left out
 * @param rows in gc.prt order, or largest count first where only the top is asked for
 */
public record CodonUsageTable(CodonCounts counts, GeneticCode geneticCode, StopCodons stops, List<CodonRow> rows) {

    public CodonUsageTable {
        rows = List.copyOf(rows);
    }

    /** Makes a table of counts. */
    public static CodonUsageTable of(CodonCounts counts, GeneticCode geneticCode, RowSelection selection) {
        List<CodonRow> rows = new ArrayList<>();
        long total = total(counts, geneticCode, selection.stops());
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            if (isIn(codon, geneticCode, selection.stops()) && counts.codon(codon) >= selection.minCount()) {
                rows.add(row(codon, counts, geneticCode, total));
            }
        }
        return new CodonUsageTable(counts, geneticCode, selection.stops(), top(rows, selection.top()));
    }

    /** The sum of the codons that the table divides by: all 64, or those that are no stops. */
    public long total() {
        return total(counts, geneticCode, stops);
    }

    /** Whether a codon, by its index, is in the table's sums. */
    public boolean isIn(int codon) {
        return isIn(codon, geneticCode, stops);
    }

    private static CodonRow row(int codon, CodonCounts counts, GeneticCode geneticCode, long total) {
        char aminoAcid = geneticCode.aminoAcid(codon);
        long count = counts.codon(codon);
        long family = 0;
        int size = 0;
        for (int other = 0; other < CodonCounts.CODONS; other++) {
            if (geneticCode.aminoAcid(other) == aminoAcid) {
                family += counts.codon(other);
                size++;
            }
        }
        return new CodonRow(
                codon,
                aminoAcid,
                count,
                ratio(1, count, family),
                ratio(1000, count, total),
                ratio(size, count, family));
    }

    private static @Nullable Double ratio(int times, long part, long whole) {
        return whole == 0 ? null : Double.valueOf((double) times * part / whole);
    }

    private static long total(CodonCounts counts, GeneticCode geneticCode, StopCodons stops) {
        long total = 0;
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            if (isIn(codon, geneticCode, stops)) {
                total += counts.codon(codon);
            }
        }
        return total;
    }

    private static boolean isIn(int codon, GeneticCode geneticCode, StopCodons stops) {
        return stops == StopCodons.KEEP || !geneticCode.stop(codon);
    }

    private static List<CodonRow> top(List<CodonRow> rows, @Nullable Integer top) {
        if (top == null) {
            return rows;
        }
        Stream<CodonRow> largestFirst = rows.stream()
                .sorted(Comparator.comparingLong(CodonRow::count).reversed().thenComparingInt(CodonRow::codon));
        return largestFirst.limit(top).toList();
    }
}
