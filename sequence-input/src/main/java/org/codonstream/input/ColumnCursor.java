package org.codonstream.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** The cells of one plain column, one after the other. */
final class ColumnCursor {

    private static final PrimitiveConverter NONE = new PrimitiveConverter() {};
    private static final char REPLACEMENT = '\uFFFD';

    private final InputFile file;
    private final Column column;
    private final ColumnReader cells;
    private final int definedLevel;
    private final boolean wide;
    private long row;

    /** What the last cell said: neighbours often say the same. */
    private @Nullable Binary lastBytes;

    private @Nullable String lastText;

    ColumnCursor(
            InputFile file,
            Column column,
            long row,
            ChunkPages pages,
            ColumnChunk chunk,
            @Nullable ParsedVersion writer) {
        this.file = file;
        this.column = column;
        this.row = row;
        this.definedLevel = chunk.descriptor().getMaxDefinitionLevel();
        this.wide = chunk.descriptor().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
        try {
            this.cells = new ColumnReaderImpl(chunk.descriptor(), pages, NONE, writer);
            for (long skipped = 0; skipped < pages.rowsToSkip(); skipped++) {
                pass();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            throw damaged(file, column, row, e);
        }
    }

    /**
     * What is said of a file whose bytes cannot be decoded. Damaged counts make decoders ask for gigabytes at once, which
     * is why they may be out of memory while nobody else is.
     */
    static InputException damaged(InputFile file, Column column, long row, Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String reason = why.lines().findFirst().orElse("no reason given");
        return new InputException(
                file + ": column " + column.label() + " cannot be read at row " + row + " (" + reason
                        + "): the file is damaged; write or copy it again",
                cause);
    }

    /** The bytes of this row's cell, null if there are none; valid until {@link #advance()}. */
    @Nullable
    Binary bytes() {
        try {
            if (isNull()) {
                return null;
            }
            Binary bytes = cells.getBinary();
            // Asked here: decoders believe what a damaged page says of lengths until somebody wants the bytes.
            bytes.toByteBuffer();
            return bytes;
        } catch (RuntimeException e) {
            throw damaged(file, column, row, e);
        }
    }

    /** This row's cell as text, null if there is none. */
    @Nullable
    String text() {
        Binary bytes = bytes();
        if (bytes == null) {
            return null;
        }
        if (column == Column.SEQ_ID || column == Column.DESCRIPTION) {
            return bytes.toStringUsingUTF8();
        }
        if (!bytes.equals(lastBytes)) {
            lastText = bytes.toStringUsingUTF8();
            lastBytes = Binary.fromConstantByteArray(bytes.getBytes());
        }
        return lastText;
    }

    /** Whether this row's cell is text that is not UTF-8. */
    boolean isMalformed() {
        String text = text();
        Binary bytes = bytes();
        if (text == null || bytes == null || text.indexOf(REPLACEMENT) < 0) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes()));
            return false;
        } catch (CharacterCodingException e) {
            return true;
        }
    }

    /** This row's number, null if there is none. */
    @Nullable
    Long number() {
        try {
            if (isNull()) {
                return null;
            }
            return wide ? cells.getLong() : cells.getInteger();
        } catch (RuntimeException e) {
            throw damaged(file, column, row, e);
        }
    }

    /** Goes to the next row. */
    void advance() {
        try {
            pass();
            row++;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw damaged(file, column, row + 1, e);
        }
    }

    private boolean isNull() {
        return cells.getCurrentDefinitionLevel() < definedLevel;
    }

    private void pass() {
        if (!isNull()) {
            // Does nothing where the value was read.
            cells.skip();
        }
        cells.consume();
    }
}
