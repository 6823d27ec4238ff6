package org.codonstream.recount;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Reading;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Values;
import org.codonstream.usage.CodonRow;
import org.codonstream.usage.CodonUsageTable;
import org.codonstream.usage.RowSelection;
import org.codonstream.usage.Usage;

/**
 * The codon usage table of each scope and reading under one genetic code, made of the rows of {@link ScopeTotals}:
 * {@code freq} is count / sum of all 64 codons, a ratio without denominator is null.
 */
final class CodonTable implements FlatMapFunction<Row, Row> {

    static final StructType SCHEMA = new StructType()
            .add("scope", DataTypes.StringType, false)
            .add("reading", DataTypes.StringType, false)
            .add("genetic_code", DataTypes.IntegerType, false)
            .add("codon", DataTypes.StringType, false)
            .add("count", DataTypes.LongType, false)
            .add("freq", DataTypes.DoubleType, true)
            .add("aa", DataTypes.StringType, false)
            .add("rscu", DataTypes.DoubleType, true);

    private static final long serialVersionUID = 1L;

    private final List<Reading> readings;
    private final int geneticCode;

    CodonTable(List<Reading> readings, int geneticCode) {
        this.readings = List.copyOf(readings);
        this.geneticCode = geneticCode;
    }

    @Override
    public Iterator<Row> call(Row total) {
        Usage usage = Values.usage(Codecs.SCOPE_USAGE.decodeOwn(total.getAs(1)));
        List<Row> rows = new ArrayList<>();
        for (Reading reading : readings) {
            CodonUsageTable table = CodonUsageTable.of(
                    usage.reading(reading), GeneticCodes.ncbi().get(geneticCode), RowSelection.ALL);
            for (CodonRow row : table.rows()) {
                rows.add(RowFactory.create(
                        total.getString(0),
                        reading.label(),
                        geneticCode,
                        row.codonText(),
                        row.count(),
                        table.total() == 0 ? null : (double) row.count() / table.total(),
                        String.valueOf(row.aminoAcid()),
                        row.rscu()));
            }
        }
        return rows.iterator();
    }
}
