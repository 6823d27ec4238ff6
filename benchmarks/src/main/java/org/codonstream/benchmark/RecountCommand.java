package org.codonstream.benchmark;

import java.util.List;
import java.util.Map;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The stage {@code recount}: the backfill's recount against Spark's own scan of the bases. */
@Command(
        name = "recount",
        description = "Measure 'codonstream backfill recount' against Spark's own scan of the same column, in turn and"
                + " each in a JVM of its own; the scan has neither the launcher's archive of classes nor its late"
                + " compiler.")
final class RecountCommand implements Runnable {
    private static final String MASTER = "local[2]";

    /** What the launcher does to make recounts faster, and a scan has not: its archive of classes and its late compiler. */
    private static final String[] FOR_RECOUNTS = {"-XX:SharedArchiveFile=", "-XX:Tier4"};

    private final Surroundings surroundings;

    @Mixin
    private StageOptions stage;

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
        stage.check();
        surroundings.err().println("starting the backfill once: what it is built of may be missing");
        JvmCommand jvm = JvmCommand.of(commandLine()).without(FOR_RECOUNTS);
        stage.hold(
                surroundings,
                totals -> List.of(
                        new Contestant("recount", this::recount), new Contestant(Floors.SPARK_SCAN, () -> scan(jvm))));
    }

    /** What the launcher becomes. */
    private List<String> commandLine() {
        try (Scratch scratch = Scratch.create();
                MeasuredProcess once = start(scratch, "--sample", "1")) {
            once.await();
            return once.commandLine();
        }
    }

    private Run recount() {
        try (Scratch scratch = Scratch.create();
                MeasuredProcess recount = start(scratch)) {
            Totals totals = Totals.in(recount.await());
            return new Run(recount.sinceStart(), List.of(recount.cost()), totals);
        }
    }

    /** What users type, with a new folder for the results. */
    private MeasuredProcess start(Scratch scratch, String... more) {
        List<String> command = Programs.codonstream(
                "backfill",
                "recount",
                "--input",
                stage.input(),
                "--output",
                scratch.path("counted"),
                "--master",
                MASTER);
        command.addAll(List.of(more));
        return MeasuredProcess.start("recount", command, Map.of("CODONSTREAM_HEAP", heap));
    }

    private Run scan(JvmCommand jvm) {
        return MeasuredProcess.run(
                "scan", jvm.running(Programs.ownClasses(), ColumnScan.class.getName(), List.of(stage.input(), MASTER)));
    }
}
