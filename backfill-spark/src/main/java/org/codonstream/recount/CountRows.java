package org.codonstream.recount;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import org.codonstream.input.Projection;
import org.codonstream.input.RowRange;
import org.codonstream.input.SequenceReader;
import org.jspecify.annotations.Nullable;

/** Reads and counts the rows of files where Spark wants it done: letters go in, and counts with their headings come out. */
final class CountRows implements FlatMapFunction<Iterator<FileWork>, Row> {

    private static final long serialVersionUID = 1L;

    private final RowRules rules;

    CountRows(RowRules rules) {
        this.rules = rules;
    }

    @Override
    public Iterator<Row> call(Iterator<FileWork> work) {
        List<FilePart> parts = new ArrayList<>();
        work.forEachRemaining(each -> parts.addAll(each.parts()));
        CountedRows rows = new CountedRows(parts.iterator());
        TaskContext task = TaskContext.get();
        if (task != null) {
            task.addTaskCompletionListener((TaskCompletionListener) ended -> rows.close());
        }
        return rows;
    }

    /** The events of one part after the other: only those of one are held. */
    private final class CountedRows implements Iterator<Row> {

        private final Iterator<FilePart> parts;
        private final EventsOfRows handler = new EventsOfRows(rules.identity());
        private Iterator<Row> counted = Collections.emptyIterator();
        private final SequenceReader reader = new SequenceReader(Projection.ALL, rules.source(), Readers.heap());
        private @Nullable InputFile last;

        CountedRows(Iterator<FilePart> parts) {
            this.parts = parts;
        }

        @Override
        public boolean hasNext() {
            while (!counted.hasNext() && parts.hasNext()) {
                counted = count(parts.next()).iterator();
            }
            if (!counted.hasNext()) {
                close();
            }
            return counted.hasNext();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return counted.next();
        }

        /** Kept open from part to part, because a packed file goes on where its reader stopped. */
        void close() {
            reader.close();
        }

        private List<Row> count(FilePart part) {
            InputFile file = file(part);
            List<Row> events = new ArrayList<>();
            handler.begin(part, event -> events.add(event.toRow()));
            reader.read(new RowRange(file, part.firstRow(), part.rows()), handler);
            return events;
        }

        /** Parts of one file mostly come one after the other. */
        private InputFile file(FilePart part) {
            if (part.flat() != null) {
                return part.flat().file(part.uri(), part.footerDigest());
            }
            InputFile found = last;
            if (found == null || !found.uri().equals(part.uri())) {
                found = InputFiles.resolve(List.of(part.uri())).get(0);
                last = found;
            }
            return part.requireSame(found);
        }
    }
}
