package org.codonstream.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.codonstream.recount.Outcomes;
import org.codonstream.recount.RunFold;
import org.codonstream.recount.Shares;
import org.jspecify.annotations.Nullable;

/** How an input and the ledger differ, identity by identity. Kept until closed. */
final class Comparison implements AutoCloseable {

    private final Dataset<Row> found;
    private final Map<Finding, Found> sums = new EnumMap<>(Finding.class);

    private Comparison(Dataset<Row> found) {
        this.found = found;
        for (Row row : found.filter(col("identity").isNull()).collectAsList()) {
            sums.merge(Finding.valueOf(row.getString(1)), new Found(row.getLong(2), row.getLong(3)), Found::plus);
        }
    }

    /**
     * Compares.
     *
     * @param ledger rows of {@link LedgerTopic#read}
     * @param identities about how many there are, in input and ledger together
     * @param source of which the input holds everything, null where it holds everything there is
     */
    static Comparison of(
            Outcomes outcomes, Dataset<Row> ledger, long identities, Moment moment, @Nullable String source) {
        Dataset<Row> recounted =
                outcomes.counted().select(col("identity"), lit(Comparer.RECOUNT).as("side"), col("entry"));
        Dataset<Row> held = ledger.select(col("identity"), lit(Comparer.LEDGER).as("side"), col("entry"));
        Dataset<Row> found = recounted
                .unionAll(held)
                .repartition(Shares.of(ledger.sparkSession(), identities), col("identity"))
                .sortWithinPartitions("identity", "side")
                .mapPartitions(new RunFold(() -> new Comparer(moment, source)), Encoders.row(Comparer.FOUND));
        return new Comparison(found.persist(StorageLevel.DISK_ONLY()));
    }

    /** How many identities were found to be so. */
    long number(Finding finding) {
        return sums.getOrDefault(finding, Found.NOTHING).number();
    }

    /** How many bases the input has of the identities that were found to be so. */
    long bases(Finding finding) {
        return sums.getOrDefault(finding, Found.NOTHING).bases();
    }

    boolean isEqual() {
        return sums.keySet().stream().noneMatch(Finding::differs);
    }

    /** The first differences in the order of their identities. */
    List<Difference> first(int most) {
        if (isEqual()) {
            return List.of();
        }
        return differences().orderBy("identity").limit(most).collectAsList().stream()
                .map(Difference::of)
                .toList();
    }

    /** All differences of some kinds, one after the other; the driver holds those of one partition at a time. */
    Iterator<Difference> all(Finding... findings) {
        Object[] names = Arrays.stream(findings).map(Finding::name).toArray();
        Iterator<Row> rows = differences().filter(col("finding").isin(names)).toLocalIterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Difference next() {
                return Difference.of(rows.next());
            }
        };
    }

    @Override
    public void close() {
        found.unpersist();
    }

    private Dataset<Row> differences() {
        return found.filter(col("identity").isNotNull());
    }
}
