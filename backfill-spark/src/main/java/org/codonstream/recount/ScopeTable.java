package org.codonstream.recount;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.codonstream.codon.Reading;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Values;
import org.codonstream.usage.Usage;

/** A row for each scope and reading, made of the rows of {@link ScopeTotals}. */
final class ScopeTable implements FlatMapFunction<Row, Row> {

    static final StructType SCHEMA = CodonColumns.addTo(new StructType()
            .add("scope", DataTypes.StringType, false)
            .add("reading", DataTypes.StringType, false)
            .add("sequences", DataTypes.LongType, false)
            .add("coding_sequences", DataTypes.LongType, false)
            .add("bases", DataTypes.LongType, false));

    private static final long serialVersionUID = 1L;

    private final List<Reading> readings;

    ScopeTable(List<Reading> readings) {
        this.readings = List.copyOf(readings);
    }

    @Override
    public Iterator<Row> call(Row total) {
        Usage usage = Values.usage(Codecs.SCOPE_USAGE.decodeOwn(total.getAs(1)));
        List<Row> rows = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            List<Object> cells = new ArrayList<>();
            cells.add(total.getString(0));
            cells.add(reading.label());
            cells.add(usage.sequences());
            cells.add(usage.codingSequences());
            cells.add(usage.bases());
            CodonColumns.addTo(cells, usage.reading(reading));
            rows.add(RowFactory.create(cells.toArray()));
        }
        return rows.iterator();
    }
}
