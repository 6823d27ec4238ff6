package org.codonstream.cli;

import java.io.PrintStream;
import org.codonstream.batch.Batch;
import org.codonstream.batch.BatchLimits;
import org.codonstream.batch.BatchPlan;
import org.codonstream.batch.BatchPlanner;
import org.codonstream.command.Amounts;
import org.codonstream.command.BatchOptions;
import org.codonstream.command.InputOptions;
import org.codonstream.command.Surroundings;
import org.codonstream.input.HeapBudget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how an input would be cut into batches. */
@Command(
        name = "plan",
        description = "Print a line per batch that 'publish' would make: id, sequences, bases. Publishes nothing.",
        footer = {"", "Example:", "  codonstream ingest plan --input genomes/ --batch-size 1000"})
final class IngestPlanCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private InputOptions input;

    @Mixin
    private BatchOptions batches;

    IngestPlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        BatchLimits limits = batches.limits();
        BatchPlan plan = new BatchPlanner(limits, HeapBudget.ofThisJvm()).plan(input.files());
        PrintStream out = surroundings.out();
        for (Batch batch : plan.batches()) {
            out.println(batch.id() + "\t" + batch.sequences() + "\t" + batch.bases());
        }
        surroundings
                .err()
                .println(Amounts.of(plan.batches().size(), "batch", "batches") + " of "
                        + Amounts.of(plan.files().size(), "file", "files") + ": "
                        + Amounts.of(plan.sequences(), "sequence", "sequences") + ", "
                        + Amounts.of(plan.bases(), "base", "bases"));
    }
}
