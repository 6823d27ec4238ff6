package org.codonstream.recount;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.Reading;
import org.codonstream.decision.Contributions;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.Values;
import org.codonstream.sequence.RefgetDigest;
import org.codonstream.usage.SequenceUsage;

/** A row for each sequence and reading, made of {@code identity} and {@code entry} of {@link Outcomes#counted()}. */
final class SequenceTable implements FlatMapFunction<Row, Row> {

    static final StructType SCHEMA = CodonColumns.addTo(new StructType()
            .add("identity", DataTypes.StringType, false)
            .add("version", DataTypes.IntegerType, false)
            .add("seq_id", DataTypes.StringType, false)
            .add("source", DataTypes.StringType, true)
            .add("organism", DataTypes.StringType, true)
            .add("taxon_id", DataTypes.IntegerType, true)
            .add("compartment", DataTypes.StringType, true)
            .add("genetic_code", DataTypes.IntegerType, true)
            .add("length", DataTypes.LongType, false)
            .add("refget", DataTypes.StringType, false)
            .add("reading", DataTypes.StringType, false));

    private static final long serialVersionUID = 1L;

    /** Its scratch memory belongs to a thread. */
    private static final ThreadLocal<CodonCounter> COUNTER = ThreadLocal.withInitial(CodonCounter::new);

    private final List<Reading> readings;

    SequenceTable(List<Reading> readings) {
        this.readings = List.copyOf(readings);
    }

    @Override
    public Iterator<Row> call(Row outcome) {
        LedgerCounts counts = Codecs.LEDGER_ENTRY.decodeOwn(outcome.getAs(1)).getCounted();
        SequenceHeading heading = counts.getHeading();
        SequenceUsage usage = new SequenceUsage(
                Contributions.frames(counts, COUNTER.get()),
                Values.codingCounts(counts.getCoding()),
                Values.filing(heading));
        List<Row> rows = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            List<Object> cells = new ArrayList<>();
            cells.add(outcome.getString(0));
            cells.add(heading.getVersion());
            cells.add(heading.getId());
            cells.add(heading.getSource());
            cells.add(heading.getOrganism());
            cells.add(heading.getTaxonId());
            cells.add(heading.getCompartment());
            cells.add(heading.getGeneticCode());
            cells.add(heading.getLength());
            cells.add(RefgetDigest.text(heading.getBasesDigest().bytes()));
            cells.add(reading.label());
            CodonColumns.addTo(cells, usage.reading(reading));
            rows.add(RowFactory.create(cells.toArray()));
        }
        return rows.iterator();
    }
}
