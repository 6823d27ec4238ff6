package org.codonstream.sql;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.connector.catalog.functions.AggregateFunction;

/**
 * {@code sum_codon_counts(sequence[, frame])}: what {@link CodonCountsFunction} says of each sequence, added up; frame 0
 * where none is named. A null sequence or a null frame adds nothing. Only 65 numbers a group and task are shuffled.
 */
public final class SumCodonCountsFunction extends CodonFunction implements AggregateFunction<long[], ArrayData> {

    static final String NAME = "sum_codon_counts";

    private static final long serialVersionUID = 1L;

    public SumCodonCountsFunction() {
        super(NAME);
    }

    @Override
    public boolean isResultNullable() {
        return false;
    }

    @Override
    public long[] newAggregationState() {
        return new long[SequenceCodons.SIZE];
    }

    @Override
    public long[] update(long[] state, InternalRow input) {
        if (!input.isNullAt(0) && !input.isNullAt(1)) {
            SequenceCodons.ofThisThread().add(input.getBinary(0), input.getInt(1), state);
        }
        return state;
    }

    @Override
    public long[] merge(long[] state, long[] other) {
        for (int index = 0; index < state.length; index++) {
            state[index] += other[index];
        }
        return state;
    }

    @Override
    public ArrayData produceResult(long[] state) {
        return ArrayData.toArrayData(state);
    }
}
