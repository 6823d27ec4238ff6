package org.codonstream.cli;

import org.apache.kafka.clients.admin.Admin;
import org.codonstream.stream.StreamsReset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the streams app count everything again. */
@Command(
        name = "reset",
        description = "Forget all tables and stores, so that the app counts every block again when it is started. Every"
                + " instance must be stopped first; run it once for each --state-dir.")
final class StreamsResetCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private StateOption state;

    StreamsResetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (Admin admin = kafka.access().admin()) {
            new StreamsReset(admin, kafka.topics(), state.stateDir()).run().forEach(surroundings.out()::println);
        }
    }
}
