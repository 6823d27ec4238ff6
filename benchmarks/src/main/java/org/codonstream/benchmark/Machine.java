package org.codonstream.benchmark;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** All of Codonstream on this machine, as {@code codonstream up} runs it, in a new folder that goes with it. */
final class Machine implements AutoCloseable {
    private static final Pattern BROKER = Pattern.compile("Kafka answers at ([^;,\\s]+)");

    private final Scratch scratch;
    private final MeasuredProcess up;
    private final String bootstrapServers;
    private final ProcessSampler broker;
    private final String server;

    /**
     * Starts it and waits until it takes what is published.
     *
     * @param more options of {@code codonstream up}
     */
    Machine(String... more) {
        scratch = Scratch.create();
        List<String> command =
                Programs.codonstream("up", "--data-dir", scratch.path("data"), "--kafka-port", "0", "--http-port", "0");
        command.addAll(List.of(more));
        up = MeasuredProcess.start("app", command);
        try {
            bootstrapServers = up.awaitWord(BROKER);
            broker = up.child("broker");
            server = up.awaitWord(Tables.SAID);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * A run from its start to the moment that every table holds a folder.
     *
     * @param check what is looked at then, which is not part of the run
     * @param more options of {@code codonstream up}
     */
    static Run endToEnd(String input, Consumer<Tables> check, String... more) {
        try (Machine machine = new Machine(more);
                MeasuredProcess publish = machine.publish(input, "--wait")) {
            Totals totals = Totals.in(publish.await());
            Run run = machine.run(publish, totals);
            check.accept(machine.tables());
            return run;
        }
    }

    /** The run from its start until now, in which so much was published. */
    Run run(MeasuredProcess publish, Totals totals) {
        return new Run(up.sinceStart(), List.of(up.cost(), broker.cost(), publish.cost()), totals);
    }

    /** Starts to publish a folder. */
    MeasuredProcess publish(String input, String... more) {
        List<String> command = Programs.publish(input, bootstrapServers, "--server", server);
        command.addAll(List.of(more));
        return MeasuredProcess.start("publish", command);
    }

    /** Publishes a folder and waits until every table holds it. */
    Totals publishWhole(String input) {
        try (MeasuredProcess publish = publish(input, "--wait")) {
            return Totals.in(publish.await());
        }
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    Tables tables() {
        return new Tables(server);
    }

    /** Looks at what its processes do from now on. */
    List<ProcessSampler> samplers() {
        return List.of(up.fromNow(), broker.fromNow());
    }

    @Override
    public void close() {
        up.close();
        scratch.close();
    }
}
