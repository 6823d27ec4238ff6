package org.codonstream.input;

import java.io.IOException;
import java.io.InputStream;
import org.codonstream.flatfile.CountedLetters;
import org.codonstream.flatfile.Detail;
import org.codonstream.flatfile.FlatFileException;
import org.codonstream.flatfile.FlatRecord;
import org.codonstream.flatfile.LetterSink;
import org.codonstream.flatfile.RecordParser;
import org.jspecify.annotations.Nullable;

/**
 * Records of one flat file after the other. Stays open where it stopped: what lies behind is reached without a new
 * start, which for gzip would be the beginning of the file.
 */
final class RecordStream implements AutoCloseable {

    private final CountedLetters passedOver = new CountedLetters();
    private @Nullable Open open;

    /** A file that is being read, and the number of the record that comes next. */
    private static final class Open {
        private final InputFile file;
        private final InputStream text;
        private final RecordParser parser;
        private long nextRow;

        Open(InputFile file, InputStream text, RecordParser parser, long nextRow) {
            this.file = file;
            this.text = text;
            this.parser = parser;
            this.nextRow = nextRow;
        }
    }

    /** Goes to a record of a chunk. */
    void goTo(InputFile file, FlatContent content, RecordChunk chunk, long row) {
        UnchangedFile.require(file);
        Open reached = reach(file, content, chunk, row);
        try {
            if (reached.nextRow < chunk.firstRow()) {
                reached.parser.skipTo(chunk.offset());
                reached.nextRow = chunk.firstRow();
            }
        } catch (IOException e) {
            throw failure(reached, e);
        }
        while (reached.nextRow < row) {
            next(passedOver, Detail.HEADING);
        }
    }

    /** The next record. */
    FlatRecord next(LetterSink sink, Detail detail) {
        Open reading = open;
        if (reading == null) {
            throw new IllegalStateException("no file is open: go to a record first");
        }
        try {
            FlatRecord record = reading.parser.next(sink, detail);
            if (record == null) {
                throw new FlatFileException(
                        "was there before and is gone: leave input as it is while it is read, and run again");
            }
            reading.nextRow++;
            return record;
        } catch (IOException e) {
            throw failure(reading, e);
        }
    }

    @Override
    public void close() {
        Open closing = open;
        open = null;
        if (closing != null) {
            try {
                closing.text.close();
            } catch (IOException e) {
                // Nothing was written, and what was read is good.
            }
        }
    }

    private Open reach(InputFile file, FlatContent content, RecordChunk chunk, long row) {
        Open before = open;
        boolean seekable = content.packing() == FlatContent.Packing.PLAIN;
        if (before != null
                && before.file.equals(file)
                && before.nextRow <= row
                && (!seekable || before.nextRow >= chunk.firstRow())) {
            return before;
        }
        close();
        long offset = seekable ? chunk.offset() : 0;
        try {
            InputStream text = FlatText.open(file.uri(), content.packing(), offset);
            Open begun = new Open(file, text, content.format().parse(text, offset), seekable ? chunk.firstRow() : 1);
            open = begun;
            return begun;
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputException failure(Open reading, IOException e) {
        return new InputException(
                reading.file.row(reading.nextRow)
                        + (e instanceof FlatFileException ? ": " : " cannot be read: ")
                        + e.getMessage(),
                e);
    }
}
