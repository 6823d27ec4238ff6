package org.codonstream.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.codonstream.command.Interruption;
import org.codonstream.command.NewTopicOptions;
import org.codonstream.command.PrefixOption;
import org.codonstream.command.Surroundings;
import org.codonstream.machine.SingleMachine;
import org.codonstream.stream.StreamsAppConfig;
import org.codonstream.topic.TopicSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything on this machine until it is told to end. */
@Command(
        name = "up",
        description = "Run a Kafka broker and the streams app on this machine, kept in a folder, until Ctrl-C.",
        footer = {"", "Examples:", "  codonstream up", "  codonstream up --data-dir /srv/codons --http-port 8081"})
final class UpCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "codonstream-data",
            description = "Where topics and tables are kept across restarts (${DEFAULT-VALUE}).")
    private Path dataDir;

    @Mixin
    private MachineOptions ports;

    @Mixin
    private PrefixOption prefix;

    @Mixin
    private NewTopicOptions newTopics;

    UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        TopicSettings topics = newTopics.of(prefix.topics());
        surroundings.err().println("starting Kafka and the streams app in " + dataDir);
        Ending ending = new Ending(surroundings.err());
        try (Interruption interruption = Interruption.calls(ending::begin);
                SingleMachine machine = SingleMachine.start(
                        dataDir, ports.kafkaPort(), ports.httpPort(), topics, StreamsAppConfig.DEFAULT_THREADS)) {
            if (!ending.hasBegun()) {
                surroundings
                        .err()
                        .println("Kafka answers at " + machine.bootstrapServers() + ", tables at " + machine.uri()
                                + "; Ctrl-C ends both");
            }
            return ending.await(machine::failure);
        }
    }
}
