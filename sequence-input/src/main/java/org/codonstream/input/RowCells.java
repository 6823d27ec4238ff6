package org.codonstream.input;

import java.util.EnumMap;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.Topology;
import org.jspecify.annotations.Nullable;

/** The cells of the row that a cursor stands on; a column that the file does not have is a cell without content. */
final class RowCells {

    private final InputFile file;
    private final Map<Column, ColumnCursor> columns = new EnumMap<>(Column.class);
    private final AnnotationCells annotation;

    RowCells(InputFile file, RowGroupCursor rows) {
        this.file = file;
        this.annotation = new AnnotationCells(file, rows);
        for (Column column : Column.values()) {
            ColumnCursor cursor = rows.column(column);
            if (cursor != null) {
                columns.put(column, cursor);
            }
        }
    }

    @Nullable
    Binary bytes(Column column) {
        ColumnCursor cursor = columns.get(column);
        return cursor == null ? null : cursor.bytes();
    }

    @Nullable
    String text(Column column) {
        ColumnCursor cursor = columns.get(column);
        return cursor == null ? null : cursor.text();
    }

    /** Text in which blank means unstated, as files made from CSV have it. */
    @Nullable
    String name(Column column) {
        String text = text(column);
        return text == null || text.isBlank() ? null : text;
    }

    boolean isMalformed(Column column) {
        ColumnCursor cursor = columns.get(column);
        return cursor != null && cursor.isMalformed();
    }

    @Nullable
    Long number(Column column) {
        ColumnCursor cursor = columns.get(column);
        return cursor == null ? null : cursor.number();
    }

    /** What this row says of its coding sequences, null if nothing; to be asked once a row. */
    @Nullable
    Annotation annotation(long row, int sequenceLength, @Nullable Topology topology) {
        return annotation.read(row, sequenceLength, topology);
    }

    /** This row for a dead letter, without what is nested. */
    byte[] payload() {
        RowPayload payload = new RowPayload();
        for (Column column : Column.values()) {
            if (column == Column.SEQUENCE || column.isNested()) {
                continue;
            }
            if (column.kind() == Column.Kind.TEXT) {
                payload.text(column, text(column));
            } else {
                payload.number(column, number(column));
            }
        }
        Binary sequence = bytes(Column.SEQUENCE);
        if (sequence != null) {
            Letters letters = Letters.of(sequence);
            payload.letters(letters.array(), letters.offset(), letters.length());
        }
        return payload.toBytes();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
