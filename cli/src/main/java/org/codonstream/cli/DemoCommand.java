package org.codonstream.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.codonstream.codon.Reading;
import org.codonstream.command.Interruption;
import org.codonstream.command.ProgressDisplay;
import org.codonstream.command.Reports;
import org.codonstream.command.Surroundings;
import org.codonstream.kafka.DecisionCounts;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PositionClient;
import org.codonstream.kafka.PublishReport;
import org.codonstream.machine.SingleMachine;
import org.codonstream.publish.PublishSettings;
import org.codonstream.publish.Publisher;
import org.codonstream.stream.StreamsAppConfig;
import org.codonstream.topic.TopicSettings;
import org.codonstream.usage.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole way with the bundled genomes: real Kafka, real counting, the tables. */
@Command(
        name = "demo",
        description =
                "Start Kafka and the streams app, publish the bundled genomes, print tables of genes and of whole"
                        + " genomes, serve the REST API until Ctrl-C. Everything is kept in a temporary folder and gone afterwards.",
        footer = {"", "Example:", "  codonstream demo --exit"})
final class DemoCommand implements Callable<Integer> {
    /** The bundled genes of Escherichia coli, those of the lac operon. */
    private static final Scope GENES = Scope.taxon(562);

    private static final List<Scope> WHOLE_GENOMES =
            List.of(Scope.source("lambda"), Scope.source("mers"), Scope.source("mitochondrion"));

    private final Surroundings surroundings;

    @Option(names = "--exit", description = "End after the tables instead of serving on.")
    private boolean exit;

    @Mixin
    private MachineOptions ports;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Ending ending = new Ending(surroundings.err());
        try (Interruption interruption = Interruption.calls(ending::begin);
                TemporaryFolder dataDir = TemporaryFolder.create("codonstream-demo-")) {
            surroundings.err().println("starting a Kafka broker and the streams app");
            try (SingleMachine machine = SingleMachine.start(
                    dataDir.path(),
                    ports.kafkaPort(),
                    ports.httpPort(),
                    TopicSettings.defaults(),
                    StreamsAppConfig.DEFAULT_THREADS)) {
                if (!ending.hasBegun()) {
                    publish(machine);
                }
                if (!ending.hasBegun()) {
                    printTables(new RestClient(machine.uri()));
                }
                return exit || ending.hasBegun() ? ExitCode.OK : serve(machine, ending);
            }
        }
    }

    private void publish(SingleMachine machine) {
        Path examples = Path.of(System.getProperty("codonstream.home", ".")).resolve("examples");
        surroundings.err().println("publishing the genomes in " + examples);
        ProgressDisplay display = new ProgressDisplay(surroundings);
        PublishProgress progress = new PublishProgress(display);
        Publisher publisher =
                new Publisher(KafkaAccess.of(machine.bootstrapServers()), PublishSettings.defaults(), progress);
        PublishReport report;
        try {
            report = publisher.publish(List.of(examples.toString()));
        } finally {
            display.clear();
        }
        surroundings.err().println(Reports.published(report, progress.taken()));
        DecisionCounts decisions = new PositionClient(machine.uri(), null).await(report);
        surroundings.err().println(Reports.decided(decisions));
    }

    private void printTables(RestClient client) {
        print(GENES, Reading.CDS, client);
        WHOLE_GENOMES.forEach(source -> print(source, Reading.FRAME0, client));
        surroundings.out().flush();
    }

    private void print(Scope scope, Reading reading, RestClient client) {
        surroundings.out().println();
        surroundings
                .out()
                .print(client.get(
                        "/v1/usage",
                        Map.of("scope", scope.text(), "reading", reading.label(), "code", "auto", "format", "table")));
    }

    private int serve(SingleMachine machine, Ending ending) throws InterruptedException {
        surroundings
                .err()
                .println("\nserving " + machine.uri() + "/v1/usage; try in another terminal:\n"
                        + "  ./codonstream usage --reading cds --scope taxon:287 --genetic-code auto" + server(machine)
                        + "\nCtrl-C ends it");
        return ending.await(machine::failure);
    }

    private static String server(SingleMachine machine) {
        return machine.uri().getPort() == 8080 ? "" : " --server " + machine.uri();
    }
}
