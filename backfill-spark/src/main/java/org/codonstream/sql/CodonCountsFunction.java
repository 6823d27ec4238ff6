package org.codonstream.sql;

import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * {@code codon_counts(sequence[, frame])}: an array of 65 bigints, the 64 codons in the order of NCBI's gc.prt and then the
 * ambiguous ones; frame 0 where none is named. Null for a null sequence; a letter that is no IUPAC code, or a frame other than 0, 1 and 2, ends the query.
 */
public final class CodonCountsFunction implements ScalarFunction<ArrayData> {

    static final String NAME = "codon_counts";

    private static final long serialVersionUID = 1L;

    @Override
    public DataType[] inputTypes() {
        return new DataType[] {DataTypes.BinaryType, DataTypes.IntegerType};
    }

    @Override
    public DataType resultType() {
        return DataTypes.createArrayType(DataTypes.LongType, false);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String canonicalName() {
        return "org.codonstream." + NAME;
    }

    /** Called by name from the code that Spark generates for a whole stage, without a row made for it. */
    public static @Nullable ArrayData invoke(byte @Nullable [] sequence, int frame) {
        if (sequence == null) {
            return null;
        }
        long[] counts = new long[SequenceCodons.SIZE];
        SequenceCodons.ofThisThread().add(sequence, frame, counts);
        return ArrayData.toArrayData(counts);
    }
}
