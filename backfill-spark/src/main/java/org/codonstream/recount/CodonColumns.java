package org.codonstream.recount;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;

/** Codon counts as columns, as {@code count --per sequence} names them. */
final class CodonColumns {

    private CodonColumns() {}

    /** {@code counted, ambiguous, trailing} and 64 columns named by codon in gc.prt order. */
    static StructType addTo(StructType schema) {
        StructType columns = schema.add("counted", DataTypes.LongType, false)
                .add("ambiguous", DataTypes.LongType, false)
                .add("trailing", DataTypes.LongType, false);
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            columns = columns.add(Codon.text(codon), DataTypes.LongType, false);
        }
        return columns;
    }

    static void addTo(List<Object> cells, CodonCounts counts) {
        cells.add(counts.counted());
        cells.add(counts.ambiguous());
        cells.add(counts.trailing());
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            cells.add(counts.codon(codon));
        }
    }
}
