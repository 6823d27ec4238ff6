package org.codonstream.input;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;

/** Finds the known columns in a file's schema and checks their types. Parquet lists a schema's tree depth first. */
final class FileSchema {

    private static final Set<ConvertedType> TEXT_TYPES =
            EnumSet.of(ConvertedType.UTF8, ConvertedType.ENUM, ConvertedType.JSON);

    private final String file;
    private final List<SchemaElement> elements;

    FileSchema(String file, List<SchemaElement> elements) {
        this.file = file;
        this.elements = elements;
    }

    /** The known columns that the file has. Throws {@link InputException} for a missing, doubled or wrong one. */
    Map<Column, ColumnDescriptor> columns() {
        Map<Column, ColumnDescriptor> columns = new EnumMap<>(Column.class);
        for (int at = 1; at < elements.size(); at = behind(at)) {
            SchemaElement element = elements.get(at);
            Column column = Column.of(String.valueOf(element.getName())).orElse(null);
            if (column != null && !column.required() && holdsNothing(element)) {
                continue;
            }
            if (column != null && columns.put(column, descriptor(column, element)) != null) {
                throw new InputException(file + " has two columns " + column.label() + ": keep one of them");
            }
        }
        for (Column column : Column.values()) {
            if (column.required() && !columns.containsKey(column)) {
                throw new InputException(file + " has no column " + column.label()
                        + ": seq_id and sequence are required; rename the column that holds it, or add it");
            }
        }
        return columns;
    }

    private int behind(int at) {
        int next = at + 1;
        for (int child = 0; child < elements.get(at).getNum_children(); child++) {
            next = next < elements.size() ? behind(next) : next + 1;
        }
        return next;
    }

    private ColumnDescriptor descriptor(Column column, SchemaElement element) {
        if (element.getNum_children() > 0 || element.getRepetition_type() == FieldRepetitionType.REPEATED) {
            throw new InputException(file + ": column " + column.label() + " is nested or repeated: must be a plain "
                    + column.kind().types() + " column");
        }
        if (!fits(column.kind(), element)) {
            throw new InputException(file + ": column " + column.label() + " is of type " + typeName(element)
                    + ": must be " + column.kind().types());
        }
        Repetition repetition = element.getRepetition_type() == FieldRepetitionType.REQUIRED
                ? Repetition.REQUIRED
                : Repetition.OPTIONAL;
        PrimitiveTypeName type =
                switch (element.getType()) {
                    case INT32 -> PrimitiveTypeName.INT32;
                    case INT64 -> PrimitiveTypeName.INT64;
                    default -> PrimitiveTypeName.BINARY;
                };
        return new ColumnDescriptor(
                new String[] {column.label()},
                new PrimitiveType(repetition, type, column.label()),
                0,
                repetition == Repetition.OPTIONAL ? 1 : 0);
    }

    private static boolean fits(Column.Kind kind, SchemaElement element) {
        ConvertedType converted = element.getConverted_type();
        LogicalType logical = element.getLogicalType();
        if (kind == Column.Kind.TEXT) {
            return element.getType() == Type.BYTE_ARRAY
                    && (converted == null || TEXT_TYPES.contains(converted))
                    && (logical == null || logical.isSetSTRING() || logical.isSetENUM() || logical.isSetJSON());
        }
        return (element.getType() == Type.INT32 || element.getType() == Type.INT64)
                && (converted == null
                        || converted.name().startsWith("INT_")
                        || converted.name().startsWith("UINT_"))
                && (logical == null || logical.isSetINTEGER());
    }

    /** What pyarrow makes of a column in which every cell is null. */
    private static boolean holdsNothing(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        return logical != null && logical.isSetUNKNOWN();
    }

    private static String typeName(SchemaElement element) {
        String type = String.valueOf(element.getType());
        if (element.isSetConverted_type()) {
            return type + " (" + element.getConverted_type() + ")";
        }
        LogicalType logical = element.getLogicalType();
        return logical != null ? type + " (" + logical.getSetField() + ")" : type;
    }
}
