package org.codonstream.backfill;

import java.util.function.BiFunction;
import org.apache.spark.sql.SparkSession;
import org.codonstream.command.Amounts;
import org.codonstream.command.Surroundings;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.reconcile.Reconciler;
import org.codonstream.recount.Outcomes;
import org.codonstream.recount.RecountInput;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.TopicLayout;

/**
 * How reconciling and publishing begin: the moment is noted and the ledger read, then the input is counted.
 *
 * @param identity the rule of the topic prefix
 */
record Stage(
        Surroundings surroundings,
        KafkaAccess kafka,
        TopicLayout layout,
        IdentityRule identity,
        InputChoice input,
        RowOptions rows) {

    /** Sets the stage and hands it over. */
    <T> T run(SparkSession session, BiFunction<Reconciler, Outcomes, T> act) {
        say("reading the ledger of topic prefix " + layout.prefix());
        try (Reconciler reconciler = Reconciler.begin(session, kafka, layout)) {
            RecountInput counted = input.at(reconciler.moment(), kafka, rows, identity);
            say("counting with Spark " + session.version() + " at "
                    + session.sparkContext().master());
            try (Outcomes outcomes = Outcomes.of(session, counted)) {
                if (rows.badRowsEndTheRun() && counted.faultsAreNews()) {
                    outcomes.requireNoFault();
                }
                sayFaults(outcomes, counted);
                return act.apply(reconciler, outcomes);
            }
        }
    }

    private void sayFaults(Outcomes outcomes, RecountInput counted) {
        long faults = outcomes.faults();
        if (faults > 0) {
            String what = counted.faultsAreNews()
                    ? Amounts.of(faults, "row", "rows") + " left out, the first: "
                    : Amounts.of(faults, "record", "records") + " refused as by the stream, the first: ";
            say(what + outcomes.firstFaults(1).get(0));
        }
    }

    private void say(String sentence) {
        surroundings.err().println(sentence);
    }
}
