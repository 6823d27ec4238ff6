package org.codonstream.recount;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
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
        return new CountedRows(parts.iterator());
    }

    /** The events of one part after the other: only those of one are held. */
    private final class CountedRows implements Iterator<Row> {

        private final Iterator<FilePart> parts;
        private final EventsOfRows handler = new EventsOfRows(rules.identity());
        private Iterator<Row> counted = Collections.emptyIterator();
        private @Nullable InputFile last;

        CountedRows(Iterator<FilePart> parts) {
            this.parts = parts;
        }

        @Override
        public boolean hasNext() {
            while (!counted.hasNext() && parts.hasNext()) {
                counted = count(parts.next()).iterator();
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

        private List<Row> count(FilePart part) {
            InputFile file = file(part);
            List<Row> events = new ArrayList<>();
            handler.begin(part, event -> events.add(event.toRow()));
            try (SequenceReader reader = new SequenceReader(Projection.ALL, rules.source(), Readers.heap())) {
                reader.read(new RowRange(file, part.firstRow(), part.rows()), handler);
            }
            return events;
        }

        /** Parts of one file mostly come one after the other. */
        private InputFile file(FilePart part) {
            InputFile found = last;
            if (found == null || !found.uri().equals(part.uri())) {
                found = InputFiles.resolve(List.of(part.uri())).get(0);
                last = found;
            }
            return part.requireSame(found);
        }
    }
}
