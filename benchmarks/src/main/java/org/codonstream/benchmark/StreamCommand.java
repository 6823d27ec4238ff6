package org.codonstream.benchmark;

import java.time.Duration;
import java.util.List;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The stage {@code stream}: the streams app catches up on blocks that are in Kafka already. */
@Command(
        name = "stream",
        description =
                "Measure the streams app from the moment that it is ready, with every block still to be counted, to"
                        + " the moment that its table of everything is whole; against a bare read_committed consumer of the same"
                        + " topic, from its first record to its last.")
final class StreamCommand implements Runnable {
    private static final String BLOCKS = "codon.sequence-blocks";

    private final Surroundings surroundings;

    @Mixin
    private StageOptions stage;

    StreamCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        stage.check();
        try (Scratch scratch = Scratch.create();
                BrokerAlone broker = new BrokerAlone(scratch)) {
            Totals published = MeasuredProcess.run(
                            "publish", Programs.publish(stage.input(), broker.bootstrapServers()))
                    .totals();
            stage.hold(
                    surroundings,
                    totals -> List.of(
                            new Contestant("stream", () -> catchUp(broker, published)),
                            new Contestant(Floors.BARE_CONSUMER, () -> read(broker, published))));
        }
    }

    private static Run catchUp(BrokerAlone broker, Totals published) {
        try (Scratch scratch = Scratch.create()) {
            Run run = count(broker, published, scratch.path("state"));
            try (MeasuredProcess reset = MeasuredProcess.start(
                    "reset", streams("reset", broker.bootstrapServers(), scratch.path("state")))) {
                reset.await();
            }
            return run;
        }
    }

    private static Run count(BrokerAlone broker, Totals published, String state) {
        List<String> command = streams("run", broker.bootstrapServers(), state);
        command.addAll(List.of("--http-port", "0"));
        try (MeasuredProcess app = MeasuredProcess.start("app", command)) {
            Tables tables = new Tables(app.awaitWord(Tables.SAID));
            tables.awaitReadyOrCounting();
            long begin = System.nanoTime();
            List<ProcessSampler> samplers = List.of(app.fromNow(), broker.sampler());
            tables.await(published);
            Duration wall = Duration.ofNanos(System.nanoTime() - begin);
            return new Run(wall, samplers.stream().map(ProcessSampler::cost).toList(), published);
        }
    }

    private static List<String> streams(String command, String bootstrapServers, String state) {
        return Programs.codonstream("streams", command, "--bootstrap-servers", bootstrapServers, "--state-dir", state);
    }

    private static Run read(BrokerAlone broker, Totals published) {
        ProcessSampler ofBroker = broker.sampler();
        try (MeasuredProcess consumer =
                MeasuredProcess.start("consumer", Programs.floor(TopicRead.class, broker.bootstrapServers(), BLOCKS))) {
            TopicBytes read = TopicBytes.require(published.packedBytes(), consumer.await());
            Duration wall = Duration.ofNanos(Math.round(read.seconds() * 1e9));
            return new Run(wall, List.of(consumer.cost(), ofBroker.cost()), published);
        }
    }
}
