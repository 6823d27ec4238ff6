package org.codonstream.backfill;

import java.util.function.BiFunction;
import org.apache.spark.sql.SparkSession;
import org.codonstream.batch.BatchPlan;
import org.codonstream.command.Amounts;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.reconcile.Moment;
import org.codonstream.reconcile.Reconciler;
import org.codonstream.recount.FileInput;
import org.codonstream.recount.Outcomes;
import org.codonstream.recount.RecountInput;
import org.codonstream.recount.TopicInput;
import org.codonstream.sequence.IdentityRule;
import org.jspecify.annotations.Nullable;

/**
 * How reconciling and publishing begin: the ledger is read as it stands behind a moment, then the input is counted.
 *
 * @param identity the rule of the topic prefix
 * @param files the input, null for what stands in Kafka
 */
record Stage(
        KafkaAccess kafka,
        Moment moment,
        IdentityRule identity,
        @Nullable BatchPlan files,
        RowOptions rows) {

    /** Sets the stage and hands it over. */
    <T> T run(SparkSession session, Narration narration, BiFunction<Reconciler, Outcomes, T> act) {
        narration.say("reading the ledger of topic prefix " + moment.layout().prefix());
        Reconciler reconciler = Reconciler.begin(session, kafka, moment);
        RecountInput counted = files == null
                ? new TopicInput(kafka, moment.layout(), moment.ends(), moment.generations())
                : new FileInput(files, rows.rules(identity));
        narration.say("counting with Spark " + session.version() + " at "
                + session.sparkContext().master());
        try (Outcomes outcomes = Outcomes.of(session, counted)) {
            if (rows.badRowsEndTheRun() && counted.faultsAreNews()) {
                outcomes.requireNoFault();
            }
            if (outcomes.faults() > 0) {
                narration.say(leftOut(counted, outcomes.faults()) + ", the first: "
                        + outcomes.firstFaults(1).get(0));
            }
            if (outcomes.rejectedCoding() > 0) {
                narration.say(leftOutCoding(outcomes.rejectedCoding()) + ", the first: "
                        + outcomes.firstRejectedCoding(1).get(0));
            }
            narration.say("comparing");
            return act.apply(reconciler, outcomes);
        }
    }

    /** How many rows or records could not be counted. */
    static String leftOut(RecountInput counted, long faults) {
        return (counted.faultsAreNews()
                        ? Amounts.of(faults, "row", "rows")
                        : Amounts.of(faults, "record or sequence", "records and sequences"))
                + " left out";
    }

    /** How many coding sequences could not be counted, though their rows are. */
    static String leftOutCoding(long rejectedCoding) {
        return Amounts.of(rejectedCoding, "coding sequence", "coding sequences") + " left out";
    }
}
