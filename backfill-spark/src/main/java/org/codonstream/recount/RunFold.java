package org.codonstream.recount;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of a sorted partition run by run: a run is what stands together under one key, the first column. Holds
 * what one run gives, and no run's rows.
 */
public final class RunFold implements MapPartitionsFunction<Row, Row> {

    private static final long serialVersionUID = 1L;

    private final Source source;

    /** A fold of runs by what a source makes for each partition. */
    public RunFold(Source source) {
        this.source = source;
    }

    /** Works on the runs of one partition, in one thread. */
    @FunctionalInterface
    public interface Folder {

        /**
         * Takes one run.
         *
         * @param run its rows; what is left of them is passed over
         * @param out takes what comes of it
         */
        void fold(String key, Iterator<Row> run, Consumer<Row> out);

        /** Takes leave of the partition: called once behind its last run. */
        default void end(Consumer<Row> out) {}
    }

    /** Makes a folder where the task runs. */
    @FunctionalInterface
    public interface Source extends Serializable {
        Folder begin();
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Folded(rows, source.begin());
    }

    private static final class Folded implements Iterator<Row> {

        private final Iterator<Row> rows;
        private final Folder folder;
        private final Deque<Row> results = new ArrayDeque<>();
        private @Nullable Row next;
        private boolean ended;

        Folded(Iterator<Row> rows, Folder folder) {
            this.rows = rows;
            this.folder = folder;
            this.next = rows.hasNext() ? rows.next() : null;
        }

        @Override
        public boolean hasNext() {
            while (results.isEmpty() && next != null) {
                Run run = new Run(next.getString(0));
                folder.fold(run.key, run, results::add);
                run.forEachRemaining(row -> {});
            }
            if (results.isEmpty() && !ended) {
                ended = true;
                folder.end(results::add);
            }
            return !results.isEmpty();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return results.remove();
        }

        private final class Run implements Iterator<Row> {

            private final String key;

            Run(String key) {
                this.key = key;
            }

            @Override
            public boolean hasNext() {
                return next != null && next.getString(0).equals(key);
            }

            @Override
            public Row next() {
                Row row = next;
                if (row == null || !hasNext()) {
                    throw new NoSuchElementException();
                }
                next = rows.hasNext() ? rows.next() : null;
                return row;
            }
        }
    }
}
