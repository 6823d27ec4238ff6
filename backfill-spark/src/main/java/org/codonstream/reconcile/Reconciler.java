package org.codonstream.reconcile;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PublishReport;
import org.codonstream.reconcile.UsageTopic.PublishedUsage;
import org.codonstream.recount.Outcomes;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * Compares an input with the stream at one moment, and mends the stream where that is wanted. Both begin alike: the moment
 * is noted, the ledger waited for and read, the input counted, and identity held against identity.
 */
public final class Reconciler implements AutoCloseable {

    private static final int DIFFERENCES_NAMED = 20;

    private final Moment moment;
    private final Dataset<Row> ledger;
    private final long identities;
    private final Map<String, PublishedUsage> before;
    private final Map<String, PublishedUsage> after;

    private Reconciler(
            Moment moment,
            Dataset<Row> ledger,
            long identities,
            Map<String, PublishedUsage> before,
            Map<String, PublishedUsage> after) {
        this.moment = moment;
        this.ledger = ledger;
        this.identities = identities;
        this.before = before;
        this.after = after;
    }

    /**
     * Notes the moment, waits until the ledger has passed it, and reads ledger and tables.
     *
     * @throws org.codonstream.kafka.PublishException if Kafka fails, or the ledger does not come on
     */
    public static Reconciler begin(SparkSession session, KafkaAccess kafka, TopicLayout layout) {
        Moment moment = Moment.now(kafka, layout);
        try (UsageTopic usage = new UsageTopic(kafka, layout)) {
            Map<String, PublishedUsage> before = usage.await(moment.lastRecords());
            Dataset<Row> ledger = LedgerTopic.read(session, kafka, layout).persist();
            // Reads it whole, before the end of what it can contain is noted.
            long identities = ledger.count();
            Map<String, PublishedUsage> after =
                    usage.await(Moment.now(kafka, layout).lastRecords());
            return new Reconciler(moment, ledger, identities, before, after);
        }
    }

    /** The moment that everything is compared at. */
    public Moment moment() {
        return moment;
    }

    /**
     * Compares an input with the ledger, and the ledger with the public tables.
     *
     * @param source of which the input holds everything, null where it holds everything there is
     */
    public Reconciliation compare(Outcomes outcomes, @Nullable String source) {
        try (Comparison comparison = comparison(outcomes, source)) {
            List<String> differences = comparison.first(DIFFERENCES_NAMED).stream()
                    .map(Difference::text)
                    .toList();
            return new Reconciliation(
                    Reconciliation.IdentityNumbers.of(comparison),
                    differences,
                    TableComparison.of(ledger, before, after));
        }
    }

    /**
     * Publishes what makes the stream hold the input.
     *
     * @param source as in {@link #compare}
     */
    public PublishReport publish(Outcomes outcomes, @Nullable String source, Corrections corrections) {
        try (Comparison comparison = comparison(outcomes, source)) {
            return corrections.publish(moment, comparison);
        }
    }

    private Comparison comparison(Outcomes outcomes, @Nullable String source) {
        return Comparison.of(outcomes, ledger, identities + outcomes.size(), moment, source);
    }

    @Override
    public void close() {
        ledger.unpersist();
    }
}
