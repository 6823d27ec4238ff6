package org.codonstream.benchmark;

import java.util.List;
import java.util.Map;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The stage {@code ingest}: publishing files to a broker that runs. */
@Command(
        name = "ingest",
        description =
                "Measure 'codonstream ingest publish' to a new broker against reading the column with parquet-java"
                        + " in one thread, and against a bare producer that sends as many bytes.")
final class IngestCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private StageOptions stage;

    IngestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        stage.hold(
                surroundings,
                totals -> List.of(
                        new Contestant("ingest", this::publish),
                        Floors.columnRead(stage.input()),
                        new Contestant("bare producer", () -> send(totals))));
    }

    private Run publish() {
        try (Scratch scratch = Scratch.create();
                BrokerAlone broker = new BrokerAlone(scratch)) {
            ProcessSampler ofBroker = broker.sampler();
            try (MeasuredProcess publish = MeasuredProcess.start(
                    "publish", Programs.publish(stage.input(), broker.bootstrapServers()), Map.of())) {
                Totals totals = Totals.in(publish.await());
                return new Run(publish.sinceStart(), List.of(publish.cost(), ofBroker.cost()), totals);
            }
        }
    }

    /** Four bases are a byte. */
    private static Run send(Totals totals) {
        try (Scratch scratch = Scratch.create();
                BrokerAlone broker = new BrokerAlone(scratch)) {
            ProcessSampler ofBroker = broker.sampler();
            try (MeasuredProcess producer = MeasuredProcess.start(
                    "producer",
                    Programs.floor(TopicWrite.class, broker.bootstrapServers(), Long.toString(totals.bases() / 4)),
                    Map.of())) {
                producer.await();
                return new Run(producer.sinceStart(), List.of(producer.cost(), ofBroker.cost()), totals);
            }
        }
    }
}
