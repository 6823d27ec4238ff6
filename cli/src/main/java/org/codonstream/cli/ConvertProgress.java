package org.codonstream.cli;

import org.codonstream.annotation.RejectedFeature;
import org.codonstream.command.Amounts;
import org.codonstream.command.ProgressDisplay;
import org.codonstream.command.Surroundings;
import org.codonstream.convert.ConvertListener;
import org.codonstream.input.BadRow;
import org.codonstream.input.SequenceRow;

/** Shows how converting comes on, and which coding sequences cannot be counted. */
final class ConvertProgress implements ConvertListener {

    /** More lines than this are not read. */
    private static final int MOST_SHOWN = 20;

    private final Surroundings surroundings;
    private final ProgressDisplay display;
    private final long begun = System.nanoTime();
    private long sequences;
    private long bases;
    private long rejected;

    ConvertProgress(Surroundings surroundings, ProgressDisplay display) {
        this.surroundings = surroundings;
        this.display = display;
    }

    @Override
    public void converted(SequenceRow row) {
        sequences++;
        bases += row.length();
        display.show(
                0,
                Amounts.of(sequences, "sequence", "sequences") + "  " + Amounts.megabases(bases) + "  "
                        + Amounts.rate(bases, System.nanoTime() - begun));
    }

    @Override
    public void rejected(SequenceRow row, RejectedFeature feature) {
        rejected++;
        if (rejected <= MOST_SHOWN) {
            display.clear();
            surroundings
                    .err()
                    .println("rejected: " + BadRow.sentence(row.file(), row.row(), row.id(), feature.sentence()));
        }
    }

    /** To be called at the end. */
    void sayHowManyMore() {
        if (rejected > MOST_SHOWN) {
            surroundings
                    .err()
                    .println(Amounts.of(rejected - MOST_SHOWN, "more is", "more are")
                            + " rejected: column rejected_features says which");
        }
    }
}
