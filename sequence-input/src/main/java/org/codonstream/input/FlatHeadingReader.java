package org.codonstream.input;

import org.codonstream.flatfile.CountedLetters;
import org.codonstream.flatfile.Detail;
import org.codonstream.flatfile.FlatRecord;

/** Reads ids and lengths of the records of flat files. One per thread. */
final class FlatHeadingReader implements AutoCloseable {

    private final RecordStream records = new RecordStream();
    private final CountedLetters letters = new CountedLetters();

    /** Hands on the headings of rows within one chunk; gives the length of each. */
    int[] read(RowRange range, FlatContent content, RecordChunk chunk, HeadingReader.Handler handler) {
        int[] lengths = new int[Math.toIntExact(range.rows())];
        records.goTo(range.file(), content, chunk, range.firstRow());
        for (int i = 0; i < lengths.length; i++) {
            FlatRecord record = records.next(letters, Detail.HEADING);
            lengths[i] = Math.toIntExact(record.length());
            handler.heading(range.firstRow() + i, record.id(), null);
        }
        UnchangedFile.require(range.file());
        return lengths;
    }

    @Override
    public void close() {
        records.close();
    }
}
