package org.codonstream.reconcile;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
public final class Reconciler {

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
     * Waits until the ledger has passed the moment, and reads ledger and tables.
     *
     * @throws org.codonstream.kafka.PublishException if Kafka fails, or the ledger does not come on
     */
    public static Reconciler begin(SparkSession session, KafkaAccess kafka, Moment moment) {
        TopicLayout layout = moment.layout();
        try (UsageTopic usage = new UsageTopic(kafka, layout)) {
            Map<String, PublishedUsage> before = usage.await(moment.lastRecords());
            Dataset<Row> ledger = LedgerTopic.read(session, kafka, layout);
            long identities = ledger.count();
            Map<String, PublishedUsage> after =
                    usage.await(Moment.now(kafka, layout).lastRecords());
            return new Reconciler(moment, ledger, identities, before, after);
        }
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
     * @param corrections whose moment this one began with
     * @param listener is told what is about to be published
     */
    public PublishReport publish(
            Outcomes outcomes, @Nullable String source, Corrections corrections, Consumer<String> listener) {
        try (Comparison comparison = comparison(outcomes, source)) {
            return corrections.publish(comparison, listener);
        }
    }

    private Comparison comparison(Outcomes outcomes, @Nullable String source) {
        return Comparison.of(outcomes, ledger, identities + outcomes.size(), moment, source);
    }
}
