package org.codonstream.backfill;

import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.codonstream.batch.BatchPlan;
import org.codonstream.command.Amounts;
import org.codonstream.command.CommandException;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.KafkaOptions;
import org.codonstream.command.NewTopicOptions;
import org.codonstream.command.Reports;
import org.codonstream.command.Surroundings;
import org.codonstream.command.WaitOptions;
import org.codonstream.kafka.DecisionCounts;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PositionClient;
import org.codonstream.kafka.PublishReport;
import org.codonstream.kafka.RecordedRule;
import org.codonstream.reconcile.Corrections;
import org.codonstream.recount.Outcomes;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the stream to hold what an input holds. */
@Command(
        name = "publish",
        description =
                "Compare as 'reconcile' does, and publish counts for what the stream lacks or holds otherwise; what"
                        + " arrives meanwhile stays. With --replace the input also wins over newer versions, and what it does not"
                        + " hold is retracted (of --source, where one is given).",
        footer = {
            "",
            "Examples:",
            "  codonstream backfill publish --input genomes/ --wait",
            "  codonstream backfill publish --input genomes/ --replace --source lab-7"
        })
final class PublishCommand implements Runnable {

    private final Surroundings surroundings;

    @ArgGroup(multiplicity = "1")
    private InputChoice input;

    @Option(
            names = "--replace",
            description = "Let the input win over what the stream holds, and retract what it does not hold.")
    private boolean replace;

    @Option(
            names = "--identity",
            paramLabel = "RULE",
            description = "accession: the accession without version, else source and id; seq-id: the whole id as it is"
                    + " (what the topic prefix has; accession for a new one).")
    private @Nullable IdentityRule identity;

    @Mixin
    private RowOptions rows;

    @Mixin
    private WaitOptions waiting;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private NewTopicOptions newTopics;

    @Mixin
    private SparkOptions spark;

    @Spec
    private CommandSpec command;

    PublishCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (replace && rows.isSample()) {
            throw new ConfigurationException(
                    "--replace with --sample: what is behind the sample would be retracted; leave out one of the two");
        }
        if (replace && input.isFromTopic()) {
            throw new ConfigurationException("--replace with --from-topic: what stands in Kafka is what the stream has"
                    + " decided about already; name files with --input");
        }
        BatchPlan files = input.files(command, rows);
        PositionClient position = waiting.client(kafka);
        KafkaAccess access = kafka.access();
        TopicLayout layout;
        try (Admin admin = access.admin()) {
            layout = new TopicCatalogue(admin, newTopics.of(kafka.topics())).ensure();
        }
        RecordedRule recordedRule = new RecordedRule(access, layout);
        Optional<IdentityRule> recorded = recordedRule.find();
        IdentityRule used = identity(recordedRule, recorded);
        PublishReport report;
        try (Corrections corrections =
                Corrections.open(access, layout, standing(), rows.source(), surroundings.err()::println)) {
            Stage stage = new Stage(access, corrections.moment(), used, files, rows);
            report = new Task(surroundings, spark, corrections::stop)
                    .run((session, narration) -> stage.run(session, narration, (reconciler, outcomes) -> {
                        requireWhole(outcomes);
                        if (recorded.isEmpty()) {
                            recordedRule.record(used);
                        }
                        return reconciler.publish(outcomes, rows.source(), corrections, narration::say);
                    }));
        }
        surroundings.out().println(text(report));
        if (position != null && !report.published().isEmpty()) {
            DecisionCounts decisions = position.await(report);
            if (report.sequences() > 0) {
                surroundings.out().println(Reports.decided(decisions));
            }
            if (report.retractions() > 0) {
                surroundings.out().println(Reports.takenOut(decisions));
            }
        }
    }

    private Corrections.Standing standing() {
        return replace ? Corrections.Standing.REPLACES : Corrections.Standing.COMPETES;
    }

    /** What a bad row should have been would else be retracted. */
    private void requireWhole(Outcomes outcomes) {
        if (replace && outcomes.faults() > 0) {
            throw new CommandException("--replace takes an input without bad rows, since what they hold would be"
                    + " retracted; the first is " + outcomes.firstFaults(1).get(0));
        }
    }

    private IdentityRule identity(RecordedRule rule, Optional<IdentityRule> recorded) {
        IdentityRule wanted = identity;
        if (wanted == null) {
            return recorded.orElse(IdentityRule.ACCESSION);
        }
        recorded.ifPresent(found -> rule.require(wanted, found));
        return wanted;
    }

    private static String text(PublishReport report) {
        if (report.published().isEmpty()) {
            return "nothing to publish: the stream holds it already";
        }
        String retracted = report.retractions() == 0
                ? ""
                : " and " + Amounts.of(report.retractions(), "retraction", "retractions");
        return "published counts of " + Amounts.of(report.sequences(), "sequence", "sequences") + retracted
                + " as batch " + String.join(", ", report.published());
    }
}
