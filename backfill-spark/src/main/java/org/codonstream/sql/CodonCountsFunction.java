package org.codonstream.sql;

import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code codon_counts(sequence[, frame])}: an array of 65 bigints, the 64 codons in the order of NCBI's gc.prt and then the
 * ambiguous ones; frame 0 where none is named. Null for a null sequence or a null frame; a letter that is no IUPAC code, or
 * a frame other than 0, 1 and 2, ends the query.
 */
public final class CodonCountsFunction extends CodonFunction implements ScalarFunction<ArrayData> {

    static final String NAME = "codon_counts";

    private static final long serialVersionUID = 1L;

    public CodonCountsFunction() {
        super(NAME);
    }

    /**
     * Called by name from the code that Spark generates for a whole stage, without a row made for it.
     *
     * @param frame never null: Spark has 0 for a null here, so {@link CodonExtensions} does not call for one
     */
    public static @Nullable ArrayData invoke(byte @Nullable [] sequence, int frame) {
        if (sequence == null) {
            return null;
        }
        long[] counts = new long[SequenceCodons.SIZE];
        SequenceCodons.ofThisThread().add(sequence, frame, counts);
        return ArrayData.toArrayData(counts);
    }
}
