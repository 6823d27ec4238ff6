package org.codonstream.benchmark;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.codonstream.command.CommandException;

/**
 * A stage and its floors, programs that do the least of the same work, run in turn and every other time in the other order:
 * what else goes on in the machine hits all alike, so that the ratios hold where the seconds do not.
 *
 * @param runs of each
 */
record Contest(int runs) {
    Contest {
        if (runs < 1) {
            throw new IllegalArgumentException("runs " + runs + ": must be at least 1");
        }
    }

    /** One of them; each call of {@code run} is a run from its start to its end. */
    record Contestant(String name, Supplier<Run> run) {}

    /**
     * Runs them and prints each run, the medians, and the ratios of the first to the others with what is demanded of them.
     *
     * @param expected what each run is to work on
     * @throws CommandException if a run fails, or worked on something else
     */
    void hold(Totals expected, List<Contestant> contestants, PrintStream out) {
        out.printf("%-22s %8s %8s %8s %9s %6s%n", "", "wall s", "CPU s", "peak MB", "Mbases/s", "load");
        Map<Contestant, List<Measurement>> measured = new LinkedHashMap<>();
        List<Contestant> order = new ArrayList<>(contestants);
        for (int run = 0; run < runs; run++, Collections.reverse(order)) {
            for (Contestant contestant : order) {
                double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
                Run ended = contestant.run().get();
                if (!ended.totals().equals(expected)) {
                    throw new CommandException(contestant.name() + " worked on "
                            + ended.totals().text() + " instead of " + expected.text());
                }
                measured.computeIfAbsent(contestant, first -> new ArrayList<>()).add(ended.measured());
                print(contestant.name(), ended.measured(), String.format(Locale.ROOT, " %6.2f", load), out);
            }
        }
        out.println("medians of " + runs + ":");
        List<Measurement> medians = new ArrayList<>();
        measured.forEach((contestant, all) -> {
            Measurement median = Measurement.median(all);
            print(contestant.name(), median, "", out);
            medians.add(median);
        });
        for (int floor = 1; floor < medians.size(); floor++) {
            printRatio(contestants.get(floor).name(), medians.get(0), medians.get(floor), out);
            Measurement stage = medians.get(0);
            Measurement least = medians.get(floor);
            Budget.of(contestants.get(0).name(), contestants.get(floor).name())
                    .ifPresent(budget -> out.println("  " + budget.text(stage, least)));
        }
    }

    private static void print(String name, Measurement measured, String load, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%-22s %8.2f %8.2f %8.0f %9.0f%s%n",
                name,
                measured.wallSeconds(),
                measured.cpuSeconds(),
                measured.peakBytes() / 1e6,
                measured.megabasesPerSecond(),
                load);
        if (measured.processes().size() > 1) {
            for (ProcessCost process : measured.processes()) {
                out.printf(
                        Locale.ROOT,
                        "  %-20s %8s %8.2f %8.0f%n",
                        process.name(),
                        "",
                        process.cpuSeconds(),
                        process.peakBytes() / 1e6);
            }
        }
        out.flush();
    }

    private static void printRatio(String floor, Measurement stage, Measurement least, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%-22s %8.2f %8.2f %8.2f %9.2f%n",
                "to " + floor,
                stage.wallSeconds() / least.wallSeconds(),
                stage.cpuSeconds() / least.cpuSeconds(),
                stage.peakBytes() / least.peakBytes(),
                stage.megabasesPerSecond() / least.megabasesPerSecond());
    }
}
