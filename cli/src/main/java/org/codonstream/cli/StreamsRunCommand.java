package org.codonstream.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.codonstream.command.Checked;
import org.codonstream.command.Interruption;
import org.codonstream.command.KafkaOptions;
import org.codonstream.command.NewTopicOptions;
import org.codonstream.command.Surroundings;
import org.codonstream.stream.HttpConfig;
import org.codonstream.stream.StreamsAppConfig;
import org.codonstream.stream.StreamsService;
import org.codonstream.tally.Windows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one instance of the streams app against a Kafka that is there. */
@Command(
        name = "run",
        description = "Run an instance of the streams app until it is told to end.",
        footer = {
            "",
            "Examples:",
            "  codonstream streams run --bootstrap-servers kafka:9092",
            "  codonstream streams run --config streams.properties --http-port 8081"
        })
final class StreamsRunCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private NewTopicOptions newTopics;

    @Mixin
    private StateOption state;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "" + StreamsAppConfig.DEFAULT_THREADS,
            description = "Stream threads of this instance (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--standby-replicas",
            paramLabel = "N",
            defaultValue = "0",
            description = "Copies of each store on other instances (${DEFAULT-VALUE}).")
    private int standbyReplicas;

    @Option(
            names = "--window-size",
            paramLabel = "DURATION",
            defaultValue = "PT1H",
            description = "Size of a window, ISO-8601 (${DEFAULT-VALUE}).")
    private Duration windowSize;

    @Option(
            names = "--window-retention",
            paramLabel = "DURATION",
            defaultValue = "P365D",
            description = "How long windows are kept (${DEFAULT-VALUE}).")
    private Duration windowRetention;

    @Option(
            names = "--store-memory",
            paramLabel = "MB",
            defaultValue = "192",
            description = "Memory of all stores together, outside the heap (${DEFAULT-VALUE}).")
    private long storeMegabytes;

    @Option(
            names = "--http-host",
            paramLabel = "HOST",
            defaultValue = HttpConfig.LOOPBACK,
            description = "Address that the REST API listens on (${DEFAULT-VALUE}).")
    private String httpHost;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "" + HttpConfig.DEFAULT_PORT,
            description = "Port of the REST API, 0 for a free one (${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(
            names = "--advertised",
            paramLabel = "HOST:PORT",
            defaultValue = "",
            description = "Where other instances reach this one's REST API (host and port).")
    private String advertised;

    StreamsRunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        StreamsAppConfig config = config();
        Ending ending = new Ending(surroundings.err());
        try (Interruption interruption = Interruption.calls(ending::begin);
                StreamsService service = StreamsService.start(config)) {
            if (!ending.hasBegun()) {
                surroundings
                        .err()
                        .println("tables at " + service.uri() + ", topics "
                                + config.topics().prefix() + ".* at " + config.bootstrapServers() + "; Ctrl-C ends it");
            }
            return ending.await(
                    () -> service.awaitEnd(Duration.ZERO) ? "the streams app ended by itself; its log says why" : null);
        }
    }

    private StreamsAppConfig config() {
        return Checked.setting(() -> new StreamsAppConfig(
                kafka.bootstrapServers(),
                newTopics.of(kafka.topics()),
                state.stateDir(),
                threads,
                standbyReplicas,
                new Windows(windowSize, windowRetention),
                storeMegabytes << 20,
                new HttpConfig(httpHost, httpPort, advertised),
                kafka.access().properties()));
    }
}
