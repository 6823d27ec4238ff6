package org.codonstream.cli;

import java.util.List;
import org.codonstream.command.KafkaOptions;
import org.codonstream.command.Reports;
import org.codonstream.command.Surroundings;
import org.codonstream.command.WaitOptions;
import org.codonstream.kafka.PositionClient;
import org.codonstream.kafka.PublishReport;
import org.codonstream.publish.Retractor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes sequences out of the tables. */
@Command(
        name = "retract",
        description = "Take sequences out of all tables, whatever their version.",
        footer = {
            "",
            "Examples:",
            "  codonstream ingest retract NC_001416.1 --wait",
            "  codonstream ingest retract MT_orang --source mitochondrion"
        })
final class IngestRetractCommand implements Runnable {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids as they stood in the input.")
    private List<String> ids;

    @Option(names = "--source", paramLabel = "NAME", description = "Where ids that are no accessions come from.")
    private @Nullable String source;

    @Mixin
    private WaitOptions waiting;

    @Mixin
    private KafkaOptions kafka;

    IngestRetractCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        PositionClient position = waiting.client(kafka);
        PublishReport report = new Retractor(kafka.access(), kafka.topics()).retract(ids, source);
        surroundings.out().println(Reports.retracted(report));
        if (position != null) {
            surroundings.out().println(Reports.takenOut(position.await(report)));
        }
    }
}
