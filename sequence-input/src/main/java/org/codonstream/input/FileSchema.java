package org.codonstream.input;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.SchemaElement;

/** Finds the known columns in a file's schema and checks their types. */
final class FileSchema {

    private final String file;
    private final SchemaNode root;

    FileSchema(String file, List<SchemaElement> elements) {
        this.file = file;
        this.root = SchemaNode.root(file, elements);
    }

    /** The known columns that the file has. Throws {@link InputException} for a missing, doubled or wrong one. */
    Map<Column, ColumnShape> columns() {
        Map<Column, ColumnShape> columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            ColumnShape shape = new ColumnFinder(file, column).find(root);
            if (shape != null) {
                columns.put(column, shape);
            }
        }
        return columns;
    }
}
