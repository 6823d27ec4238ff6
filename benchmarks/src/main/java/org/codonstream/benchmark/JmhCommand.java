package org.codonstream.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.codonstream.command.Checked;
import org.codonstream.command.CommandException;
import org.codonstream.command.Surroundings;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures single steps with JMH, the harness of the JDK's own developers. */
@Command(
        name = "jmh",
        description = "Measure single steps of the way of a sequence, each alone and compiled: time and allocated bytes"
                + " of each call. Those that work on a block work on about 1 MB of sequences.")
final class JmhCommand implements Runnable {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Only these steps: pack, digest, count, encodeBlock, decodeBlock, countBlock, encodeEntry,"
                    + " decodeEntry, judgeNew, judgeDuplicate, replace.")
    private List<String> names = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long each step is measured, after half as long to warm up (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--length",
            paramLabel = "BASES",
            split = ",",
            description = "Lengths of the sequence (300,16500,150000).")
    private List<Integer> lengths = List.of();

    JmhCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        int measured = Checked.setting(this::checkedSeconds);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(1)
                .warmupIterations(Math.max(1, measured / 2))
                .measurementIterations(measured)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .timeUnit(TimeUnit.MICROSECONDS)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class);
        if (!lengths.isEmpty()) {
            options.param("length", lengths.stream().map(String::valueOf).toArray(String[]::new));
        }
        if (names.isEmpty()) {
            options.include(pattern(".*"));
        }
        names.forEach(name -> options.include(pattern(name)));
        try {
            new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new CommandException("the steps can't be measured: " + e.getMessage(), e);
        }
        surroundings.out().println();
        List<Integer> lengthsOfBlocks = lengths.isEmpty() ? List.of(300, 16_500, 150_000) : lengths;
        lengthsOfBlocks.forEach(length -> surroundings
                .out()
                .println("a block holds " + new HotPaths(length).sequencesOfBlock() + " sequences of " + length
                        + " bases"));
    }

    private int checkedSeconds() {
        if (seconds < 1) {
            throw new IllegalArgumentException("seconds " + seconds + ": must be at least 1");
        }
        return seconds;
    }

    /** Of a step of {@link HotPathBenchmark}, whole. */
    private static String pattern(String name) {
        return "\\." + HotPathBenchmark.class.getSimpleName() + "\\." + name + "$";
    }
}
