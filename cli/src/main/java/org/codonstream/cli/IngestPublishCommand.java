package org.codonstream.cli;

import org.codonstream.command.InputOptions;
import org.codonstream.command.Interruption;
import org.codonstream.command.ProgressDisplay;
import org.codonstream.command.Reports;
import org.codonstream.command.SampleOption;
import org.codonstream.command.Surroundings;
import org.codonstream.kafka.DecisionCounts;
import org.codonstream.kafka.PositionClient;
import org.codonstream.kafka.PublishReport;
import org.codonstream.publish.PublishSettings;
import org.codonstream.publish.Publisher;
import org.codonstream.publish.Resume;
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

    @Mixin
    private PublishOptions publishing;

    @Mixin
    private SampleOption sample;

    @Option(
            names = "--resume",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Leave out batches that stand unchanged (the default); --no-resume publishes them again.")
    private boolean resume;

    IngestPublishCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        PublishSettings settings = settings();
        PositionClient position = publishing.position();
        ProgressDisplay display = new ProgressDisplay(surroundings);
        PublishProgress progress = new PublishProgress(display);
        Publisher publisher = new Publisher(publishing.access(), settings, progress);
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
        PublishSettings settings = publishing.settings();
        return settings.withFasta(input.fasta())
                .withLimits(sample.of(settings.limits()))
                .withResume(resume ? Resume.SKIP_STANDING : Resume.PUBLISH_ALL);
    }
}
