package org.codonstream.benchmark;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.LongStream;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The stage {@code visibility}: from the commit of a small batch to the moment that every table contains it. */
@Command(
        name = "visibility",
        description =
                "Publish small batches to 'codonstream up' one after the other, and measure the time from the commit"
                        + " of each to the moment that every table contains it: at rest, and while a folder is published as often"
                        + " as it takes.")
final class VisibilityCommand implements Runnable {
    private static final int WARM_UP_PART = 10;

    private final Surroundings surroundings;

    @Mixin
    private GenomeFolder folder;

    @Option(
            names = "--batches",
            paramLabel = "N",
            defaultValue = "300",
            description = "Small batches at rest, and again while publishing (${DEFAULT-VALUE}).")
    private int batches;

    @Option(
            names = "--sequences",
            paramLabel = "N",
            defaultValue = "3",
            description = "Sequences of a small batch (${DEFAULT-VALUE}).")
    private int sequences;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Sequences of a transaction in which the folder is published (${DEFAULT-VALUE}).")
    private int batchSize;

    VisibilityCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        folder.check();
        if (batches < 1 || sequences < 1) {
            throw new ConfigurationException(
                    batches + " batches of " + sequences + " sequences: must be at least 1 of at least 1");
        }
        Programs.build();
        Totals published = folder.totals();
        PrintStream out = surroundings.out();
        try (Machine machine = new Machine();
                SmallBatches small = new SmallBatches(machine.bootstrapServers())) {
            Tables tables = machine.tables();
            Visibility visibility = new Visibility(tables, small, sequences);
            visibility.of(Math.max(1, batches / WARM_UP_PART));
            out.printf(Locale.ROOT, "%-26s %7s %9s %9s %9s%n", "", "batches", "p50 ms", "p99 ms", "max ms");
            print("at rest", visibility.of(batches), out);
            print("while a folder comes in", whilePublishing(machine, small, visibility), out);
            Totals expected = visibility.published().plus(published);
            tables.await(expected);
            out.println("counted in the end, as published: " + expected.text());
        }
    }

    /** Publishes the folder, again and again from another source and so counted anew, until enough was measured. */
    private Latencies whilePublishing(Machine machine, SmallBatches small, Visibility visibility) {
        LongStream.Builder nanos = LongStream.builder();
        int measured = 0;
        for (int round = 0; measured < batches; round++) {
            long before = small.blocksInTopic();
            try (MeasuredProcess publish = machine.publish(
                    folder.input(), "--source", "round-" + round, "--batch-size", Integer.toString(batchSize))) {
                publish.awaitThat(() -> small.blocksInTopic() > before);
                while (publish.isAlive() && measured < batches) {
                    nanos.add(visibility.ofOne());
                    measured++;
                }
                publish.await();
            }
        }
        return new Latencies(nanos.build());
    }

    private static void print(String name, Latencies latencies, PrintStream out) {
        out.printf(Locale.ROOT, "%-27s %6d %s%n", name, latencies.count(), latencies.columns());
        out.println("  " + Budget.VISIBLE.text(latencies.quantile(0.99)));
        out.flush();
    }
}
