package org.codonstream.recount;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.codonstream.input.InputException;

/** A recount's results: what is counted for each identity, and what could not be counted. Kept until closed. */
public final class Outcomes implements AutoCloseable {

    private static final String ENTRY = "entry";
    private static final String FAULT = "fault";
    private static final String REJECTED_CODING = "rejected_coding";

    private final Dataset<Row> all;

    private final long faults;

    private final long rejectedCoding;

    private final long size;

    private Outcomes(Dataset<Row> all, long size) {
        this.all = all;
        this.size = size;
        // One pass for both; it is also the one that fills what is persisted.
        Row sentences = all.agg(count(FAULT), count(REJECTED_CODING)).first();
        this.faults = sentences.getLong(0);
        this.rejectedCoding = sentences.getLong(1);
    }

    /** Counts an input and decides it. The only shuffle is by identity, and only counts go through it. */
    public static Outcomes of(SparkSession session, RecountInput input) {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        PositionNames names = input.names();
        Dataset<Row> decided = session.createDataFrame(input.events(spark), Event.SCHEMA)
                .repartition(Shares.of(session, input.size()), col("identity"))
                .sortWithinPartitions("identity", "generation", "position", "arrival")
                .mapPartitions(new RunFold(() -> new LedgerFold(names)), Encoders.row(Outcome.SCHEMA));
        return new Outcomes(decided.persist(StorageLevel.DISK_ONLY()), input.size());
    }

    /**
     * What is counted: {@code identity} and {@code entry}, the {@code LedgerEntry} that the ledger would hold, in Avro's
     * single-object encoding.
     */
    public Dataset<Row> counted() {
        return all.filter(col(ENTRY).isNotNull()).select("identity", ENTRY);
    }

    /** How many rows or offsets the input has. */
    public long size() {
        return size;
    }

    /** How many rows or records could not be counted. */
    public long faults() {
        return faults;
    }

    /** Sentences about the first {@code most} of them, in the order of the input. */
    public List<String> firstFaults(int most) {
        return faults == 0 ? List.of() : firstOf(FAULT, most);
    }

    /** How many coding sequences could not be counted, whose rows' other counts stand. */
    public long rejectedCoding() {
        return rejectedCoding;
    }

    /** Sentences about the first {@code most} of them, in the order of the input. */
    public List<String> firstRejectedCoding(int most) {
        return rejectedCoding == 0 ? List.of() : firstOf(REJECTED_CODING, most);
    }

    private List<String> firstOf(String sentence, int most) {
        return all
                .filter(col(sentence).isNotNull())
                .orderBy("position")
                .select(sentence)
                .limit(most)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /**
     * Ends with the first fault, if there is one.
     *
     * @throws InputException with its sentence
     */
    public void requireNoFault() {
        List<String> first = firstFaults(1);
        if (!first.isEmpty()) {
            throw new InputException(first.get(0));
        }
    }

    @Override
    public void close() {
        all.unpersist();
    }
}
