package org.codonstream.benchmark;

import java.util.List;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The stage {@code end-to-end}: from nothing to every table. */
@Command(
        name = "end-to-end",
        description =
                "Measure 'codonstream up' in a new folder and 'codonstream ingest publish --wait', both started at"
                        + " once, to the end of the second; against reading the column with parquet-java in one thread.")
final class EndToEndCommand implements Runnable {
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
        FreePorts ports = FreePorts.find();
        List<String> machine = Programs.codonstream("up", "--kafka-port", ports.kafka(), "--http-port", ports.http());
        List<String> publisher = Programs.publish(
                stage.input(), "127.0.0.1:" + ports.kafka(), "--wait", "--server", "http://127.0.0.1:" + ports.http());
        try (Scratch scratch = Scratch.create()) {
            machine.addAll(List.of("--data-dir", scratch.path("data")));
            try (MeasuredProcess up = MeasuredProcess.start("app", machine);
                    MeasuredProcess publish = MeasuredProcess.start("publish", publisher)) {
                up.awaitWord(Tables.SAID);
                ProcessSampler broker = up.child("broker");
                Totals totals = Totals.in(publish.await());
                return new Run(up.sinceStart(), List.of(up.cost(), broker.cost(), publish.cost()), totals);
            }
        }
    }
}
