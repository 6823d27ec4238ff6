package org.codonstream.usage;

import java.util.List;
import org.codonstream.codon.GcContent;

/** G and C in percent of a table's codons and of each of their positions, with EMBOSS's two decimals; 0 of nothing. */
record GcPercents(String all, String first, String second, String third) {

    static GcPercents of(CodonUsageTable table) {
        return new GcPercents(
                percent(table, GcContent.ALL_POSITIONS),
                percent(table, List.of(0)),
                percent(table, List.of(1)),
                percent(table, List.of(2)));
    }

    private static String percent(CodonUsageTable table, List<Integer> positions) {
        GcContent content = GcContent.of(table.counts(), table::isIn, positions);
        return FixedPoint.text(content.bases() == 0 ? 0 : 100.0 * content.gc() / content.bases(), 2);
    }
}
