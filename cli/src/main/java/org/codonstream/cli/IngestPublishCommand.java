package org.codonstream.cli;

import org.codonstream.batch.OnBadRow;
import org.codonstream.command.BatchOptions;
import org.codonstream.command.Checked;
import org.codonstream.command.InputOptions;
import org.codonstream.command.Interruption;
import org.codonstream.command.KafkaOptions;
import org.codonstream.command.NewTopicOptions;
import org.codonstream.command.ProgressDisplay;
import org.codonstream.command.Reports;
import org.codonstream.command.Surroundings;
import org.codonstream.command.WaitOptions;
import org.codonstream.kafka.DecisionCounts;
import org.codonstream.kafka.PositionClient;
import org.codonstream.kafka.PublishReport;
import org.codonstream.publish.PublishSettings;
import org.codonstream.publish.Publisher;
import org.codonstream.publish.Resume;
import org.codonstream.sequence.IdentityRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes files to Kafka. */
@Command(
        name = "publish",
        description = "Publish genomes to Kafka, each batch in a transaction: all of it or nothing.",
        footer = {
            "",
            "Examples:",
            "  codonstream ingest publish --input examples/ --wait",
            "  codonstream ingest publish --input 'assembly/*.parquet' --source lab-7"
        })
final class IngestPublishCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private InputOptions input;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Where all of it comes from; wins over the files' column.")
    private @Nullable String source;

    @Mixin
    private BatchOptions batches;

    @Option(
            names = "--resume",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Leave out batches that stand unchanged (the default); --no-resume publishes them again.")
    private boolean resume;

    @Option(
            names = "--on-bad-row",
            paramLabel = "WHAT",
            defaultValue = "fail",
            description = "fail: a bad row ends the run; reject: it goes to the dead letters, the rest is published"
                    + " (${DEFAULT-VALUE}).")
    private OnBadRow onBadRow;

    @Option(
            names = "--identity",
            paramLabel = "RULE",
            description = "accession: the accession without version, else source and id; seq-id: the whole id as it is"
                    + " (what the topic prefix has; accession for a new one).")
    private @Nullable IdentityRule identity;

    @Mixin
    private WaitOptions waiting;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private NewTopicOptions newTopics;

    IngestPublishCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        PublishSettings settings = settings();
        PositionClient position = waiting.client(kafka);
        ProgressDisplay display = new ProgressDisplay(surroundings);
        PublishProgress progress = new PublishProgress(display);
        Publisher publisher = new Publisher(kafka.access(), settings, progress);
        PublishReport report;
        try (Interruption interruption = Interruption.calls(publisher::stop)) {
            report = publisher.publish(input.paths());
        } finally {
            display.clear();
        }
        surroundings.out().println(Reports.published(report, progress.taken()));
        if (position != null) {
            DecisionCounts decisions = position.await(report);
            surroundings.out().println(Reports.decided(decisions));
        }
    }

    private PublishSettings settings() {
        return Checked.setting(() -> PublishSettings.defaults()
                .withTopics(newTopics.of(kafka.topics()))
                .withIdentity(identity)
                .withSource(source)
                .withLimits(batches.limits())
                .withOnBadRow(onBadRow)
                .withResume(resume ? Resume.SKIP_STANDING : Resume.PUBLISH_ALL));
    }
}
