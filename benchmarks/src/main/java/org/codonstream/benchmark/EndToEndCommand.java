package org.codonstream.benchmark;

import java.util.List;
import java.util.regex.Pattern;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The stage {@code end-to-end}: from nothing to every table. */
@Command(
        name = "end-to-end",
        description = "Measure 'codonstream up' in a new folder and, as soon as it is ready, 'codonstream ingest"
                + " publish --wait', from the start of the first to the end of the second; against reading the column with"
                + " parquet-java in one thread.")
final class EndToEndCommand implements Runnable {
    private static final Pattern BROKER = Pattern.compile("Kafka answers at ([^;,\\s]+)");

    private final Surroundings surroundings;

    @Mixin
    private StageOptions stage;

    EndToEndCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        stage.hold(
                surroundings,
                totals -> List.of(new Contestant("end-to-end", this::everything), Programs.columnRead(stage.input())));
    }

    private Run everything() {
        try (Scratch scratch = Scratch.create();
                MeasuredProcess up = MeasuredProcess.start(
                        "app",
                        Programs.codonstream(
                                "up", "--data-dir", scratch.path("data"), "--kafka-port", "0", "--http-port", "0"))) {
            String bootstrapServers = up.awaitWord(BROKER);
            ProcessSampler broker = up.child("broker");
            String server = up.awaitWord(Tables.SAID);
            List<String> command = Programs.publish(stage.input(), bootstrapServers, "--wait", "--server", server);
            try (MeasuredProcess publish = MeasuredProcess.start("publish", command)) {
                Totals totals = Totals.in(publish.await());
                return new Run(up.sinceStart(), List.of(up.cost(), broker.cost(), publish.cost()), totals);
            }
        }
    }
}
