package org.codonstream.benchmark;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.codonstream.command.CommandException;

/**
 * Two programs that do the same work, run in turn: what else goes on in the machine hits both alike, so that the ratio
 * holds where the seconds do not.
 *
 * @param runs of each
 */
record Contest(int runs) {
    Contest {
        if (runs < 1) {
            throw new IllegalArgumentException("runs " + runs + ": must be at least 1");
        }
    }

    /** One of the two; each call of {@code run} is a run from its start to its end. */
    record Contestant(String name, Supplier<MeasuredProcess.Ended> run) {}

    /**
     * Runs them and prints a line for each run, the medians and the ratios.
     *
     * @throws CommandException if a run fails, or two runs do not speak of the same sequences and bases
     */
    void hold(Contestant first, Contestant second, PrintStream out) {
        out.printf("%-12s %8s %8s %8s %9s %6s%n", "", "wall s", "CPU s", "peak MB", "Mbases/s", "load");
        List<Measurement> ofFirst = new ArrayList<>();
        List<Measurement> ofSecond = new ArrayList<>();
        Totals expected = null;
        for (int run = 0; run < runs; run++) {
            for (Contestant contestant : List.of(first, second)) {
                double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
                MeasuredProcess.Ended ended = contestant.run().get();
                Totals totals = Totals.in(ended.output());
                expected = expected == null ? totals : expected;
                if (!totals.equals(expected)) {
                    throw new CommandException(contestant.name() + " worked on " + totals.text()
                            + ", an earlier run on " + expected.text() + ": they can't be compared");
                }
                Measurement measured = ended.working(totals.bases());
                (contestant == first ? ofFirst : ofSecond).add(measured);
                out.println(line(contestant.name(), measured) + String.format(Locale.ROOT, " %6.2f", load));
                out.flush();
            }
        }
        Measurement one = Measurement.median(ofFirst);
        Measurement other = Measurement.median(ofSecond);
        out.println("medians of " + runs + ":");
        out.println(line(first.name(), one));
        out.println(line(second.name(), other));
        out.printf(
                Locale.ROOT,
                "%-12s %8.2f %8.2f %8.2f%n",
                "ratio",
                one.wallSeconds() / other.wallSeconds(),
                one.cpuSeconds() / other.cpuSeconds(),
                one.peakBytes() / other.peakBytes());
    }

    private static String line(String name, Measurement measured) {
        return String.format(
                Locale.ROOT,
                "%-12s %8.2f %8.2f %8.0f %9.0f",
                name,
                measured.wallSeconds(),
                measured.cpuSeconds(),
                measured.peakBytes() / 1e6,
                measured.megabasesPerSecond());
    }
}
