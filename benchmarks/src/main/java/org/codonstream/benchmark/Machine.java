package org.codonstream.benchmark;

import java.util.List;
import java.util.function.Consumer;

/** All of Codonstream on this machine, as {@code codonstream up} runs it, in a new folder that goes with it. */
final class Machine implements AutoCloseable {
    private final Scratch scratch;
    private final FreePorts ports;
    private final MeasuredProcess up;

    /**
     * Starts it and waits until it takes what is published.
     *
     * @param more options of {@code codonstream up}
     */
    Machine(String... more) {
        this(FreePorts.find(), more);
        try {
            up.awaitWord(Tables.SAID);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Machine(FreePorts ports, String... more) {
        this.ports = ports;
        scratch = Scratch.create();
        List<String> command = Programs.codonstream(
                "up", "--data-dir", scratch.path("data"), "--kafka-port", ports.kafka(), "--http-port", ports.http());
        command.addAll(List.of(more));
        up = MeasuredProcess.start("app", command);
    }

    /**
     * A run in which it is started together with who publishes a folder, to the moment that every table holds that.
     *
     * @param check what is looked at then, which is not part of the run
     */
    static Run endToEnd(String input, Consumer<Tables> check) {
        try (Machine machine = new Machine(FreePorts.find());
                MeasuredProcess publish = machine.publish(input, "--wait")) {
            Totals totals = Totals.in(publish.await());
            Run run = machine.run(publish, totals);
            check.accept(machine.tables());
            return run;
        }
    }

    /** The run from its start until now, in which so much was published. */
    Run run(MeasuredProcess publish, Totals totals) {
        return new Run(up.sinceStart(), List.of(up.cost(), broker().cost(), publish.cost()), totals);
    }

    /** Starts to publish a folder. */
    MeasuredProcess publish(String input, String... more) {
        List<String> command = Programs.publish(input, bootstrapServers(), "--server", server());
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
        return "127.0.0.1:" + ports.kafka();
    }

    private String server() {
        return "http://127.0.0.1:" + ports.http();
    }

    private ProcessSampler broker() {
        return up.child("broker");
    }

    Tables tables() {
        return new Tables(server());
    }

    /** Looks at what its processes do from now on. */
    List<ProcessSampler> samplers() {
        return List.of(up.fromNow(), broker().fromNow());
    }

    @Override
    public void close() {
        up.close();
        scratch.close();
    }
}
