package org.codonstream.usage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.CodonFamily;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCode;
import org.codonstream.codon.CodonCounts;
import org.jspecify.annotations.Nullable;

/**
 * Codon counts seen through a genetic code: a row for each codon with its share in its amino acid and in all. Amino acids
 * are the code's ({@code ncbieaa}), stops a family of their own; ambiguous codons are in no sum.
 *
 * @param counts what the table is made of, whatever rows are left out
 * @param families what RSCU compares a codon with; a fraction is always that of the amino acid
 * @param rows in gc.prt order, or largest count first where only the top is asked for
 */
public record CodonUsageTable(CodonCounts counts, CodonFamilies families, StopCodons stops, List<CodonRow> rows) {

    public CodonUsageTable {
        rows = List.copyOf(rows);
    }

    /** Makes a table of counts, an amino acid's codons being one family. */
    public static CodonUsageTable of(CodonCounts counts, GeneticCode geneticCode, RowSelection selection) {
        return of(counts, CodonFamilies.of(geneticCode, FamilyRule.AMINO_ACID), selection);
    }

    /** Makes a table of counts. */
    public static CodonUsageTable of(CodonCounts counts, CodonFamilies families, RowSelection selection) {
        GeneticCode geneticCode = families.geneticCode();
        CodonFamilies aminoAcids = families.by(FamilyRule.AMINO_ACID);
        List<CodonRow> rows = new ArrayList<>();
        long total = total(counts, geneticCode, selection.stops());
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            if (isIn(codon, geneticCode, selection.stops()) && counts.codon(codon) >= selection.minCount()) {
                rows.add(row(codon, counts, families, aminoAcids, total));
            }
        }
        return new CodonUsageTable(counts, families, selection.stops(), top(rows, selection.top()));
    }

    public GeneticCode geneticCode() {
        return families.geneticCode();
    }

    /** The sum of the codons that the table divides by: all 64, or those that are no stops. */
    public long total() {
        return total(counts, geneticCode(), stops);
    }

    /** Whether a codon, by its index, is in the table's sums. */
    public boolean isIn(int codon) {
        return isIn(codon, geneticCode(), stops);
    }

    private static CodonRow row(
            int codon, CodonCounts counts, CodonFamilies families, CodonFamilies aminoAcids, long total) {
        long count = counts.codon(codon);
        CodonFamily family = families.family(codon);
        return new CodonRow(
                codon,
                family.aminoAcid(),
                count,
                ratio(1, count, aminoAcids.family(codon).sum(counts)),
                ratio(1000, count, total),
                ratio(family.size(), count, family.sum(counts)));
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
