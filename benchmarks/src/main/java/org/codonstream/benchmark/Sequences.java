package org.codonstream.benchmark;

import java.util.List;
import java.util.function.Consumer;
import org.codonstream.input.BadRow;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import org.codonstream.input.Projection;
import org.codonstream.input.RowHandler;
import org.codonstream.input.RowRange;
import org.codonstream.input.SequenceReader;
import org.codonstream.input.SequenceRow;

/** The sequences of a folder, in the order in which they are published. */
final class Sequences {
    private Sequences() {}

    /** Hands over one after the other, each valid only while it is handled. */
    static void forEach(String folder, Consumer<SequenceRow> action) {
        read(
                InputFiles.resolve(List.of(folder)).stream()
                        .map(InputFile::allRows)
                        .toList(),
                action);
    }

    /** Hands over the first one. */
    static void first(String folder, Consumer<SequenceRow> action) {
        InputFile first = InputFiles.resolve(List.of(folder)).get(0);
        read(List.of(new RowRange(first, 1, 1)), action);
    }

    private static void read(List<RowRange> ranges, Consumer<SequenceRow> action) {
        RowHandler handler = new RowHandler() {
            @Override
            public void sequence(SequenceRow row) {
                action.accept(row);
            }

            @Override
            public void badRow(BadRow row) {
                throw row.exception();
            }
        };
        try (SequenceReader reader = new SequenceReader(Projection.ALL, null, HeapBudget.ofThisJvm())) {
            ranges.forEach(range -> reader.read(range, handler));
        }
    }
}
