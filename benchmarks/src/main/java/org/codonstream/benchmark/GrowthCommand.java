package org.codonstream.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.codonstream.benchmark.GrowthPoint.Series;
import org.codonstream.command.Checked;
import org.codonstream.command.CommandException;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How cost grows with work. */
@Command(
        name = "growth",
        description = "Measure the whole way of sequences, from 'codonstream up' in a new folder to the end of 'ingest"
                + " publish --wait', for more and more data, partitions, short sequences, longer ones and files. Each run is"
                + " written down at once, and what is written down is not run again.")
final class GrowthCommand implements Runnable {
    private static final long MOST_DATA = 4;
    private static final long MOST_SHORT = 10_000_000;
    private static final long FEW_FILES = 81;
    private static final long MANY_FILES = 5_600;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "RESULTS", description = "File that results are added to, separated by tabs.")
    private Path file;

    @Option(
            names = "--points",
            paramLabel = "NAME",
            split = ",",
            description = "Only these: data, partitions, short, long, files, or single ones such as data-4, short-1000"
                    + " (all).")
    private List<String> names = List.of();

    @Option(
            names = "--scale",
            paramLabel = "X",
            defaultValue = "1",
            description =
                    "So many times as many sequences, a single one so many times as long; the number of short ones"
                            + " stays (${DEFAULT-VALUE}).")
    private double scale;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Runs of each point, those in the file included; 0: only show what is there"
                    + " (${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--plot", paramLabel = "FILE", description = "Also draw the results, as SVG.")
    private @Nullable Path plot;

    GrowthCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (runs < 0) {
            throw new ConfigurationException("runs " + runs + ": must be at least 0");
        }
        List<GrowthPoint> points = Checked.setting(this::points);
        GrowthResults results = new GrowthResults(file);
        PrintStream out = surroundings.out();
        for (GrowthPoint point : points) {
            for (long run = results.runs(point, scale); run < runs; run++) {
                surroundings.err().println("measuring " + point.name());
                results.add(measure(point));
            }
        }
        show(results, out);
        if (plot != null) {
            draw(results, plot);
        }
    }

    /** The points that are wanted, all of which can be made at this scale. */
    private List<GrowthPoint> points() {
        List<GrowthPoint> points = new ArrayList<>();
        if (names.isEmpty()) {
            points.addAll(GrowthPoint.all());
        }
        names.forEach(name -> points.addAll(GrowthPoint.named(name)));
        points.forEach(point -> point.genomes(scale));
        return points;
    }

    private GrowthResult measure(GrowthPoint point) {
        GenomeSet genomes = point.genomes(scale);
        Programs.build();
        try (Scratch scratch = Scratch.create()) {
            String folder = scratch.path("genomes");
            generate(genomes, folder);
            Totals written = Programs.columnRead(folder).run().get().totals();
            try (Machine machine = new Machine("--partitions", Integer.toString(point.partitions()));
                    MeasuredProcess publish = machine.publish(folder, "--wait")) {
                Totals totals = Totals.in(publish.await());
                double publishSeconds = publish.sinceStart().toNanos() / 1e9;
                Measurement whole = machine.run(publish, totals).measured();
                Totals counted = machine.tables().counted();
                Run read = Programs.columnRead(folder).run().get();
                requireAll(point, written, read.totals());
                requireAll(point, written, totals);
                requireAll(point, written, counted);
                return new GrowthResult(
                        point.name(),
                        scale,
                        totals.sequences(),
                        totals.bases(),
                        genomes.files(),
                        point.partitions(),
                        publishSeconds,
                        whole.wallSeconds(),
                        whole.cpuSeconds(),
                        whole.peakBytes(),
                        read.measured().wallSeconds());
            }
        }
    }

    /** In a process of its own, because a long sequence needs more heap to be written than anything else here does. */
    private static void generate(GenomeSet genomes, String folder) {
        List<String> command = Programs.java(
                "-Xmx3g",
                Benchmarks.class,
                "generate",
                folder,
                "--sequences",
                Long.toString(genomes.sequences()),
                "--files",
                Integer.toString(genomes.files()),
                "--seed",
                Long.toString(genomes.seed()));
        if (genomes.length() != null) {
            command.addAll(List.of("--length", genomes.length().toString()));
        }
        try (MeasuredProcess generating = MeasuredProcess.start("generate", command)) {
            generating.await();
        }
    }

    private static void requireAll(GrowthPoint point, Totals expected, Totals actual) {
        if (!actual.equals(expected)) {
            throw new CommandException(point.name() + " worked on " + actual.text() + " instead of " + expected.text());
        }
    }

    private void show(GrowthResults results, PrintStream out) {
        out.println(
                "| point | sequences | Mbases | files | partitions | publish s | with start s | processor s | peak MB |"
                        + " Mbases/s | times the Parquet read |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (Series series : Series.values()) {
            for (GrowthResult result : results.medians(series, scale)) {
                out.printf(
                        Locale.ROOT,
                        "| `%s` | %,d | %,.1f | %,d | %d | %.1f | %.1f | %.1f | %,.0f | %.1f | %.2f |%n",
                        result.point(),
                        result.sequences(),
                        result.bases() / 1e6,
                        result.files(),
                        result.partitions(),
                        result.publishSeconds(),
                        result.wallSeconds(),
                        result.cpuSeconds(),
                        result.peakBytes() / 1e6,
                        result.bases() / 1e6 / result.wallSeconds(),
                        result.wallSeconds() / result.readSeconds());
            }
        }
        held(results).forEach(out::println);
    }

    /** What is demanded of growth; the start of everything, which is always the same, is left out of what it is held to. */
    private List<String> held(GrowthResults results) {
        List<String> sentences = new ArrayList<>();
        results.median(Series.DATA, MOST_DATA, scale).ifPresent(most -> results.median(Series.DATA, 1, scale)
                .ifPresent(once -> sentences.add(Budget.GROWTH.text(most.publishSeconds() / once.publishSeconds()))));
        results.median(Series.FILES, MANY_FILES, scale).ifPresent(many -> results.median(Series.FILES, FEW_FILES, scale)
                .ifPresent(
                        few -> sentences.add(Budget.SMALL_FILES.text(many.publishSeconds() / few.publishSeconds()))));
        results.median(Series.SHORT, MOST_SHORT, scale)
                .ifPresent(most -> sentences.add(Budget.SHORT_SEQUENCES.text(most.bases() / 1e6 / most.wallSeconds())));
        return sentences;
    }

    private void draw(GrowthResults results, Path svg) {
        try {
            Files.writeString(svg, GrowthPlot.of(results, scale));
        } catch (IOException e) {
            throw new CommandException(svg + " can't be written: " + e.getMessage(), e);
        }
    }
}
