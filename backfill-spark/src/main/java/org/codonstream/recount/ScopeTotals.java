package org.codonstream.recount;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.codonstream.codon.CodonCounter;
import org.codonstream.decision.Contributions;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.LedgerEntry;
import org.codonstream.schema.Values;
import org.codonstream.usage.Scope;
import org.codonstream.usage.ScopeSums;
import org.codonstream.usage.SequenceUsage;
import org.codonstream.usage.Usage;

/** Adds up what entries of a ledger count for each scope: first in each task, then per scope. */
public final class ScopeTotals {

    private static final StructType SCHEMA =
            new StructType().add("scope", DataTypes.StringType, false).add("usage", DataTypes.BinaryType, false);

    /** Entries that are summed before their sums are handed on: as many taxa may be held at once. */
    private static final int ENTRIES_AT_ONCE = 5_000;

    private ScopeTotals() {}

    /**
     * The usage of each scope.
     *
     * @param entries a column {@code entry} of {@code LedgerEntry}s in Avro's single-object encoding
     * @return {@code scope}, and {@code usage}: a {@code ScopeUsage} in the same encoding; a row a scope, those of a
     *     partition in their order
     */
    public static Dataset<Row> of(Dataset<Row> entries) {
        return entries.select("entry")
                .mapPartitions(new PartialSums(), Encoders.row(SCHEMA))
                .repartition(Shares.of(entries.sparkSession(), 0), col("scope"))
                .sortWithinPartitions("scope")
                .mapPartitions(new RunFold(() -> ScopeTotals::addUp), Encoders.row(SCHEMA));
    }

    private static Row row(Scope scope, Usage usage) {
        return RowFactory.create(scope.text(), Codecs.SCOPE_USAGE.encode(Values.scopeUsage(scope, usage)));
    }

    /** The sums of a task's entries. */
    private static final class PartialSums implements MapPartitionsFunction<Row, Row> {

        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<Row> call(Iterator<Row> entries) {
            CodonCounter counter = new CodonCounter();
            Deque<Row> sums = new ArrayDeque<>();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    while (sums.isEmpty() && entries.hasNext()) {
                        sum(entries, counter, sums);
                    }
                    return !sums.isEmpty();
                }

                @Override
                public Row next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return sums.remove();
                }
            };
        }

        private static void sum(Iterator<Row> entries, CodonCounter counter, Deque<Row> out) {
            ScopeSums sums = new ScopeSums();
            for (int entry = 0; entry < ENTRIES_AT_ONCE && entries.hasNext(); entry++) {
                LedgerEntry held = Codecs.LEDGER_ENTRY.decodeOwn(entries.next().getAs(0));
                LedgerCounts counts = held.getCounted();
                if (counts != null) {
                    sums.add(
                            new SequenceUsage(
                                    Contributions.frames(counts, counter),
                                    Values.codingCounts(counts.getCoding()),
                                    Values.filing(counts.getHeading())),
                            counts.getPublication().getBatch());
                }
            }
            sums.forEach((scope, usage) -> out.add(row(scope, usage)));
        }
    }

    private static void addUp(String scope, Iterator<Row> run, Consumer<Row> out) {
        Usage sum = Usage.ZERO;
        while (run.hasNext()) {
            sum = sum.plus(Values.usage(Codecs.SCOPE_USAGE.decodeOwn(run.next().getAs(1))));
        }
        out.accept(row(new Scope(scope), sum));
    }
}
