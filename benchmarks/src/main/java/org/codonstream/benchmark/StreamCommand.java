package org.codonstream.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.CommandException;
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
    private static final Pattern SERVER = Pattern.compile("tables at (http://[^;,\\s]+)");
    private static final Pattern READ = Pattern.compile("(\\d+) bytes in ([\\d.]+) s");
    private static final String BLOCKS = "codon.sequence-blocks";

    private final Surroundings surroundings;

    @Mixin
    private StageOptions stage;

    StreamCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (Scratch scratch = Scratch.create();
                BrokerAlone broker = new BrokerAlone(scratch)) {
            Totals published = Programs.run("publish", Programs.publish(stage.input(), broker.bootstrapServers()))
                    .totals();
            stage.hold(
                    surroundings,
                    totals -> List.of(
                            new Contestant("stream", () -> catchUp(broker, published)),
                            new Contestant("bare consumer", () -> read(broker, published))));
        }
    }

    private static Run catchUp(BrokerAlone broker, Totals published) {
        try (Scratch state = Scratch.create()) {
            String[] where = {"--bootstrap-servers", broker.bootstrapServers(), "--state-dir", state.path("state")};
            Run run = count(broker, published, where);
            try (MeasuredProcess reset = MeasuredProcess.start(
                    "reset", Programs.codonstream(Programs.words(where, "streams", "reset")), Map.of())) {
                reset.await();
            }
            return run;
        }
    }

    private static Run count(BrokerAlone broker, Totals published, String... where) {
        List<String> command = Programs.codonstream(Programs.words(where, "streams", "run", "--http-port", "0"));
        ProcessSampler ofBroker = broker.sampler();
        try (MeasuredProcess app = MeasuredProcess.start("app", command, Map.of())) {
            Tables tables = new Tables(app.awaitWord(SERVER));
            tables.awaitReady();
            long ready = System.nanoTime();
            tables.await(published);
            return new Run(
                    Duration.ofNanos(System.nanoTime() - ready), List.of(app.cost(), ofBroker.cost()), published);
        }
    }

    private static Run read(BrokerAlone broker, Totals published) {
        ProcessSampler ofBroker = broker.sampler();
        try (MeasuredProcess consumer = MeasuredProcess.start(
                "consumer", Programs.floor(TopicRead.class, broker.bootstrapServers(), BLOCKS), Map.of())) {
            Matcher found = READ.matcher(consumer.await());
            if (!found.find() || Long.parseLong(found.group(1)) < published.bases() / 4) {
                throw new CommandException("the bare consumer has not read the whole topic");
            }
            Duration wall = Duration.ofMillis(Math.round(Double.parseDouble(found.group(2)) * 1000));
            return new Run(wall, List.of(consumer.cost(), ofBroker.cost()), published);
        }
    }
}
