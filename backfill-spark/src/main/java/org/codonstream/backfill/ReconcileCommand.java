package org.codonstream.backfill;

import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.codonstream.batch.BatchPlan;
import org.codonstream.command.KafkaOptions;
import org.codonstream.command.Surroundings;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.RecordedRule;
import org.codonstream.reconcile.Moment;
import org.codonstream.reconcile.Reconciliation;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicLayout;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Proves that the stream holds what an input holds, or says what differs. */
@Command(
        name = "reconcile",
        description =
                "Count an input and compare it with the ledger, identity by identity, and the ledger with the public"
                        + " tables. Prints 'equal' and ends with 0, or prints the first differences and ends with 1. With --source"
                        + " the input holds everything of that source, else everything there is.",
        footer = {"", "Example:", "  codonstream backfill reconcile --input genomes/"})
final class ReconcileCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @ArgGroup(multiplicity = "1")
    private InputChoice input;

    @Mixin
    private RowOptions rows;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private SparkOptions spark;

    @Spec
    private CommandSpec command;

    ReconcileCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        BatchPlan files = input.files(command, rows);
        KafkaAccess access = kafka.access();
        Stage stage;
        try (Admin admin = access.admin()) {
            TopicLayout layout = new TopicCatalogue(admin, kafka.topics()).find();
            IdentityRule identity = new RecordedRule(access, layout).find().orElse(IdentityRule.ACCESSION);
            stage = new Stage(access, Moment.now(access, layout), identity, files, rows);
        }
        Reconciliation found = new Task(surroundings, spark)
                .run((session, narration) -> stage.run(
                        session, narration, (reconciler, outcomes) -> reconciler.compare(outcomes, rows.source())));
        surroundings.out().println(found.text());
        return found.isEqual() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
