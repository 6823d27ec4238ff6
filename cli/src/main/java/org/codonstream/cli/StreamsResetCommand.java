package org.codonstream.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.codonstream.broker.BrokerConfig;
import org.codonstream.broker.DataFolder;
import org.codonstream.broker.EmbeddedBroker;
import org.codonstream.command.KafkaOptions;
import org.codonstream.command.Surroundings;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.stream.StreamsReset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the streams app count everything again. */
@Command(
        name = "reset",
        description = "Forget all tables and stores, so that the app counts every block again when it is started. Every"
                + " instance must be stopped first; run it once for each --state-dir.")
final class StreamsResetCommand implements Runnable {
    private static final Duration FOLDER_PATIENCE = Duration.ofSeconds(15);

    /** Who holds the folder knows that the app in it has ended, also where the broker has not missed it yet. */
    private static final Duration KILLED_PATIENCE = Duration.ofSeconds(15);

    private final Surroundings surroundings;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private StateOption state;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "The folder of an 'up' that is ended: its broker is started for this, and its state is meant.")
    private @Nullable Path dataDir;

    StreamsResetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (dataDir == null) {
            reset(kafka.access(), state.stateDir(), Duration.ZERO);
            return;
        }
        try (DataFolder folder = DataFolder.openExisting(dataDir, FOLDER_PATIENCE);
                EmbeddedBroker broker = EmbeddedBroker.start(folder, BrokerConfig.onPort(0))) {
            reset(KafkaAccess.of(broker.bootstrapServers()), folder.streams(), KILLED_PATIENCE);
        }
    }

    private void reset(KafkaAccess access, Path stateDir, Duration membersPatience) {
        try (Admin admin = access.admin()) {
            new StreamsReset(admin, kafka.topics(), stateDir, membersPatience)
                    .run()
                    .forEach(surroundings.out()::println);
        }
    }
}
