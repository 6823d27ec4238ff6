package org.codonstream.cli;

import java.time.Duration;
import org.codonstream.batch.Batch;
import org.codonstream.batch.BatchPlan;
import org.codonstream.command.Amounts;
import org.codonstream.command.ProgressDisplay;
import org.codonstream.publish.PublishListener;

/** Shows how publishing comes on: batch n of N, sequences, bases, Mbases/s, time left. */
final class PublishProgress implements PublishListener {
    private final ProgressDisplay display;
    private int batches;
    private long toPublish;
    private long begun = System.nanoTime();

    PublishProgress(ProgressDisplay display) {
        this.display = display;
    }

    @Override
    public void planned(BatchPlan plan) {
        batches = plan.batches().size();
        toPublish = plan.bases();
        begun = System.nanoTime();
    }

    @Override
    public void skipped(int number, Batch batch) {
        toPublish -= batch.bases();
    }

    @Override
    public void progressed(int number, long sequences, long bases) {
        long nanos = System.nanoTime() - begun;
        double share = toPublish == 0 ? 1 : (double) bases / toPublish;
        display.show(
                share,
                "batch " + number + " of " + batches + "  " + Amounts.of(sequences, "sequence", "sequences") + "  "
                        + Amounts.megabases(bases) + "  " + Amounts.rate(bases, nanos) + left(share, nanos));
    }

    @Override
    public void published(int number, Batch batch, long sequences, long bases) {
        progressed(number, sequences, bases);
    }

    /** How long the work on files took so far. */
    Duration taken() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String left(double share, long nanos) {
        if (share <= 0.01) {
            return "";
        }
        long seconds = Math.round(nanos / 1e9 * (1 - share) / share);
        return seconds < 1 ? "" : String.format(java.util.Locale.ROOT, "  %d:%02d left", seconds / 60, seconds % 60);
    }
}
