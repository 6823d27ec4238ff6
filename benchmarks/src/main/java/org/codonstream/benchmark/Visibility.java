package org.codonstream.benchmark;

import java.util.stream.LongStream;
import org.codonstream.benchmark.SmallBatches.Published;
import org.codonstream.command.CommandException;

/** Publishes small batches and looks how long it takes until every table contains them. */
final class Visibility {
    private final Tables tables;
    private final SmallBatches batches;
    private final int sequences;
    private Totals published = new Totals(0, 0);

    /**
     * To be measured of a running app.
     *
     * @param sequences of each batch
     */
    Visibility(Tables tables, SmallBatches batches, int sequences) {
        this.tables = tables;
        this.batches = batches;
        this.sequences = sequences;
    }

    /** What was published so far. */
    Totals published() {
        return published;
    }

    /** Publishes several batches, each once the last one is visible. */
    Latencies of(int count) {
        return new Latencies(LongStream.range(0, count).map(batch -> ofOne()));
    }

    /**
     * Publishes a batch.
     *
     * @return nanoseconds from the commit of its transaction to the moment that every table contains it
     * @throws CommandException if its own table does not hold exactly what was published
     */
    long ofOne() {
        Published batch = batches.publish(sequences);
        tables.awaitContained(batch.topicId(), batch.lastOffsets());
        long visible = System.nanoTime();
        published = published.plus(batch.totals());
        Totals counted = tables.counted("batch:" + batch.batch());
        if (!counted.equals(batch.totals())) {
            throw new CommandException("the table of batch " + batch.batch() + " holds " + counted.text()
                    + " instead of " + batch.totals().text() + ", although every table should contain it");
        }
        return visible - batch.committed();
    }
}
