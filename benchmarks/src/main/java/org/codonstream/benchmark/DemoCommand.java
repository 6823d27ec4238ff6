package org.codonstream.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The stage {@code demo}: what somebody sees first, to its end, so a little longer than to its table. */
@Command(name = "demo", description = "Measure 'codonstream demo --exit' of a built checkout, to its end.")
final class DemoCommand implements Runnable {
    private final Surroundings surroundings;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "3", description = "Runs (${DEFAULT-VALUE}).")
    private int runs;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (runs < 1) {
            throw new ConfigurationException("runs " + runs + ": must be at least 1");
        }
        Programs.build();
        PrintStream out = surroundings.out();
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            seconds.add(secondsOfOne());
            out.printf(Locale.ROOT, "demo %26.2f s%n", seconds.get(run));
            out.flush();
        }
        out.println("  " + Budget.DEMO.text(Median.of(seconds, Double::doubleValue)));
    }

    private static double secondsOfOne() {
        List<String> command = Programs.codonstream("demo", "--exit", "--kafka-port", "0", "--http-port", "0");
        try (MeasuredProcess demo = MeasuredProcess.start("demo", command)) {
            demo.await();
            return demo.sinceStart().toNanos() / 1e9;
        }
    }
}
