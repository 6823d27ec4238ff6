package org.codonstream.benchmark;

import java.util.List;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The stage {@code ingest}: publishing files to a broker that runs. */
@Command(
        name = "ingest",
        description =
                "Measure 'codonstream ingest publish' to a new broker against reading the column with parquet-java"
                        + " in one thread, and against a bare producer that sends a byte for four bases.")
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
                        Programs.columnRead(stage.input()),
                        new Contestant(Floors.BARE_PRODUCER, () -> send(totals))));
    }

    private Run publish() {
        try (Scratch scratch = Scratch.create();
                BrokerAlone broker = new BrokerAlone(scratch)) {
            ProcessSampler ofBroker = broker.sampler();
            try (MeasuredProcess publish =
                    MeasuredProcess.start("publish", Programs.publish(stage.input(), broker.bootstrapServers()))) {
                Totals totals = Totals.in(publish.await());
                return new Run(publish.sinceStart(), List.of(publish.cost(), ofBroker.cost()), totals);
            }
        }
    }

    private static Run send(Totals totals) {
        long bytes = totals.packedBytes();
        try (Scratch scratch = Scratch.create();
                BrokerAlone broker = new BrokerAlone(scratch)) {
            ProcessSampler ofBroker = broker.sampler();
            List<String> command = Programs.floor(TopicWrite.class, broker.bootstrapServers(), Long.toString(bytes));
            try (MeasuredProcess producer = MeasuredProcess.start("producer", command)) {
                TopicBytes.require(bytes, producer.await());
                return new Run(producer.sinceStart(), List.of(producer.cost(), ofBroker.cost()), totals);
            }
        }
    }
}
