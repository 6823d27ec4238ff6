package org.codonstream.input;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * Goes down a file's schema to one column and notes the levels on the way. A list may be laid out in any of the ways that
 * writers have used (LogicalTypes.md of parquet-format, "Lists", with its rules for old ones).
 */
final class ColumnFinder {

    private static final Set<ConvertedType> TEXT_TYPES =
            EnumSet.of(ConvertedType.UTF8, ConvertedType.ENUM, ConvertedType.JSON);

    private final String file;
    private final Column column;
    private final List<String> path = new ArrayList<>();
    private final List<Integer> entryLevels = new ArrayList<>();
    private int definitionLevel;

    ColumnFinder(String file, Column column) {
        this.file = file;
        this.column = column;
    }

    /** How the column is stored, null if the file does not have it and need not. */
    @Nullable
    ColumnShape find(SchemaNode root) {
        SchemaNode at = root;
        String within = "";
        for (Column.Part part : column.parts()) {
            SchemaNode child = child(at, part, within);
            if (child == null) {
                return null;
            }
            enter(child);
            within += (within.isEmpty() ? "" : ".") + part.name();
            at = part.isList() ? element(child, within) : child;
        }
        return shape(at);
    }

    private @Nullable SchemaNode child(SchemaNode parent, Column.Part part, String within) {
        List<SchemaNode> named = parent.children().stream()
                .filter(child -> child.name().equals(part.name()))
                .toList();
        if (named.size() > 1) {
            throw refused(
                    within.isEmpty()
                            ? " has two columns " + part.name() + ": keep one of them"
                            : ": column " + within + " has two fields " + part.name() + ": keep one of them");
        }
        boolean isLast = part == column.parts().get(column.parts().size() - 1);
        boolean needed = column.required() && isLast;
        if (named.isEmpty() && needed) {
            throw refused(
                    within.isEmpty()
                            ? " has no column " + part.name()
                                    + ": seq_id and sequence are required; rename the column that holds it, or add it"
                            : ": column " + within + " has no field " + part.name()
                                    + ": must be a list of structs that have it");
        }
        return named.isEmpty() || (named.get(0).holdsNothing() && !needed) ? null : named.get(0);
    }

    private void enter(SchemaNode node) {
        path.add(node.name());
        if (!node.isRequired()) {
            definitionLevel++;
        }
        if (node.isRepeated()) {
            entryLevels.add(definitionLevel);
        }
    }

    /** The element of a list that was entered, entered too. */
    private SchemaNode element(SchemaNode list, String within) {
        if (list.isRepeated()) {
            return list;
        }
        if (list.children().size() != 1 || !list.children().get(0).isRepeated()) {
            throw refused(": column " + within + " is of type " + list.type() + ": must be a list");
        }
        SchemaNode entry = list.children().get(0);
        enter(entry);
        boolean isElement = entry.children().size() != 1
                || entry.children().get(0).isRepeated()
                || entry.name().equals("array")
                || entry.name().equals(list.name() + "_tuple");
        if (isElement) {
            return entry;
        }
        enter(entry.children().get(0));
        return entry.children().get(0);
    }

    private ColumnShape shape(SchemaNode leaf) {
        if (leaf.isGroup() || entryLevels.size() != lists()) {
            throw refused(": column " + column.label() + " is nested or repeated: must be a plain "
                    + column.kind().types() + " column");
        }
        if (!fits(leaf)) {
            throw refused(": column " + column.label() + " is of type " + leaf.type() + ": must be "
                    + column.kind().types());
        }
        PrimitiveTypeName type =
                switch (leaf.element().getType()) {
                    case INT32 -> PrimitiveTypeName.INT32;
                    case INT64 -> PrimitiveTypeName.INT64;
                    default -> PrimitiveTypeName.BINARY;
                };
        Repetition repetition = leaf.isRequired() ? Repetition.REQUIRED : Repetition.OPTIONAL;
        return new ColumnShape(
                new ColumnDescriptor(
                        path.toArray(new String[0]),
                        new PrimitiveType(leaf.isRepeated() ? Repetition.REPEATED : repetition, type, leaf.name()),
                        entryLevels.size(),
                        definitionLevel),
                entryLevels);
    }

    private long lists() {
        return column.parts().stream().filter(Column.Part::isList).count();
    }

    private boolean fits(SchemaNode leaf) {
        Type type = leaf.element().getType();
        ConvertedType converted = leaf.element().getConverted_type();
        LogicalType logical = leaf.element().getLogicalType();
        if (column.kind() == Column.Kind.TEXT) {
            return type == Type.BYTE_ARRAY
                    && (converted == null || TEXT_TYPES.contains(converted))
                    && (logical == null || logical.isSetSTRING() || logical.isSetENUM() || logical.isSetJSON());
        }
        return (type == Type.INT32 || type == Type.INT64)
                && (converted == null
                        || converted.name().startsWith("INT_")
                        || converted.name().startsWith("UINT_"))
                && (logical == null || logical.isSetINTEGER());
    }

    private InputException refused(String what) {
        return new InputException(file + what);
    }
}
