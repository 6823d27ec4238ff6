package org.codonstream.input;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;

/** A part of a file's schema with all below it. */
record SchemaNode(SchemaElement element, List<SchemaNode> children) {

    /** Deeper ones are made to exhaust the stack. */
    private static final int DEEPEST = 100;

    /** The tree, which Parquet lists depth first; {@link InputException} where the list is none. */
    static SchemaNode root(String file, List<SchemaElement> elements) {
        Cursor cursor = new Cursor(file, elements);
        SchemaNode root = cursor.next(0);
        if (cursor.at != elements.size()) {
            throw cursor.damaged();
        }
        return root;
    }

    String name() {
        return String.valueOf(element.getName());
    }

    boolean isRepeated() {
        return element.getRepetition_type() == FieldRepetitionType.REPEATED;
    }

    boolean isRequired() {
        return element.getRepetition_type() == FieldRepetitionType.REQUIRED;
    }

    boolean isGroup() {
        return !children.isEmpty() || !element.isSetType();
    }

    /** What pyarrow makes of a column in which every cell is null. */
    boolean holdsNothing() {
        LogicalType logical = element.getLogicalType();
        return logical != null && logical.isSetUNKNOWN();
    }

    /** Its type for a message. */
    String type() {
        if (element.isSetConverted_type()) {
            return (isGroup() ? "group" : element.getType()) + " (" + element.getConverted_type() + ")";
        }
        LogicalType logical = element.getLogicalType();
        String type = isGroup() ? "group" : String.valueOf(element.getType());
        return logical != null ? type + " (" + logical.getSetField() + ")" : type;
    }

    private static final class Cursor {

        private final String file;
        private final List<SchemaElement> elements;
        private int at;

        Cursor(String file, List<SchemaElement> elements) {
            this.file = file;
            this.elements = elements;
        }

        SchemaNode next(int depth) {
            if (at >= elements.size() || depth > DEEPEST) {
                throw damaged();
            }
            SchemaElement element = elements.get(at++);
            List<SchemaNode> children = new ArrayList<>();
            for (int child = 0; child < element.getNum_children(); child++) {
                children.add(next(depth + 1));
            }
            return new SchemaNode(element, children);
        }

        InputException damaged() {
            return new InputException(file + " has a damaged footer (its schema is no tree): write or copy it again");
        }
    }
}
