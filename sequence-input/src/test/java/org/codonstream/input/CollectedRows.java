package org.codonstream.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader hands out, letters copied. */
class CollectedRows implements RowHandler {

    final List<SequenceRow> sequences = new ArrayList<>();
    final List<String> letters = new ArrayList<>();
    final List<BadRow> bad = new ArrayList<>();

    static CollectedRows of(RowRange range) {
        return of(range, null);
    }

    static CollectedRows of(RowRange range, String source) {
        CollectedRows rows = new CollectedRows();
        try (SequenceReader reader = new SequenceReader(Projection.ALL, source, new HeapBudget(200 << 20))) {
            reader.read(range, rows);
        }
        return rows;
    }

    @Override
    public void sequence(SequenceRow row) {
        sequences.add(row);
        letters.add(new String(row.letters(), row.offset(), row.length(), StandardCharsets.ISO_8859_1));
    }

    @Override
    public void badRow(BadRow row) {
        bad.add(row);
    }

    List<String> ids() {
        return sequences.stream().map(SequenceRow::id).toList();
    }

    List<Long> numbers() {
        return sequences.stream().map(SequenceRow::row).toList();
    }
}
