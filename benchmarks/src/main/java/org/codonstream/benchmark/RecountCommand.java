package org.codonstream.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codonstream.command.Checked;
import org.codonstream.command.CommandException;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The stage {@code recount}: the backfill's recount against Spark's own scan of the bases. */
@Command(
        name = "recount",
        description = "Measure 'codonstream backfill recount' against Spark's own scan of the same column, in turn and"
                + " each in a JVM of its own with the same options.")
final class RecountCommand implements Runnable {
    private static final String MASTER = "local[2]";
    private static final String SCAN = "org.codonstream.benchmark.ColumnScan";

    private final Surroundings surroundings;

    @Parameters(paramLabel = "DIR", description = "A folder of Parquet files, as 'generate' writes it.")
    private Path input;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs of each of the two (${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "2g",
            description = "Heap of each JVM, as -Xmx has it (${DEFAULT-VALUE}).")
    private String heap;

    RecountCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Contest contest = Checked.setting(() -> new Contest(runs));
        if (!Files.isDirectory(input)) {
            throw new ConfigurationException(input + ": there is no such folder");
        }
        try {
            warm();
            Path scratch = Files.createTempDirectory("benchmark");
            try {
                surroundings.err().println("starting the backfill once: what it is built of may be missing");
                JvmCommand jvm = JvmCommand.of(
                        recount(scratch.resolve("once"), "--sample", "1").commandLine());
                contest.hold(
                        new Contest.Contestant("recount", () -> recount(scratch.resolve("counted"))),
                        new Contest.Contestant("Spark's scan", () -> scan(jvm)),
                        surroundings.out());
            } finally {
                remove(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What users type, with a new folder for the results, which is removed again. */
    private MeasuredProcess.Ended recount(Path output, String... more) {
        Stream<String> words = Stream.concat(
                Stream.of(
                        launcher().toString(),
                        "backfill",
                        "recount",
                        "--input",
                        input.toString(),
                        "--output",
                        output.toString(),
                        "--master",
                        MASTER),
                Stream.of(more));
        MeasuredProcess.Ended ended = MeasuredProcess.run(words.toList(), Map.of("CODONSTREAM_HEAP", heap));
        remove(output);
        return ended;
    }

    private MeasuredProcess.Ended scan(JvmCommand jvm) {
        return MeasuredProcess.run(jvm.running(ownClasses(), SCAN, List.of(input.toString(), MASTER)), Map.of());
    }

    private static Path launcher() {
        String home = System.getProperty("codonstream.home");
        if (home == null) {
            throw new ConfigurationException("codonstream.home is not set: start the benchmarks with benchmarks/run");
        }
        return Path.of(home, "codonstream");
    }

    private static Path ownClasses() {
        try {
            return Path.of(RecountCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So that the first run finds the files in memory as all others do. */
    private void warm() throws IOException {
        try (Stream<Path> found = Files.walk(input)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                Files.copy(file, OutputStream.nullOutputStream());
            }
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new CommandException(folder + " can't be removed: " + e.getMessage(), e);
        }
    }
}
