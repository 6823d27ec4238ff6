package org.codonstream.input;

import java.util.Optional;

/** The columns that are read, where a file has them. Other columns are never touched. */
public enum Column {
    SEQ_ID("seq_id", Kind.TEXT),
    SEQUENCE("sequence", Kind.TEXT),
    DESCRIPTION("description", Kind.TEXT),
    LENGTH("length", Kind.NUMBER),
    SOURCE("source", Kind.TEXT),
    TAXON_ID("taxon_id", Kind.NUMBER),
    ORGANISM("organism", Kind.TEXT),
    COMPARTMENT("compartment", Kind.TEXT),
    GENETIC_CODE("genetic_code", Kind.NUMBER);

    /** What the cells of a column hold. */
    public enum Kind {
        /** BYTE_ARRAY in Parquet: string, large_string or binary in the terms of its writers. */
        TEXT("BYTE_ARRAY (string or binary)"),
        /** INT32 or INT64. */
        NUMBER("INT32 or INT64");

        private final String types;

        Kind(String types) {
            this.types = types;
        }

        /** The Parquet types that are accepted, for a message. */
        public String types() {
            return types;
        }
    }

    private final String label;
    private final Kind kind;

    Column(String label, Kind kind) {
        this.label = label;
        this.kind = kind;
    }

    /** The column of this name, case-sensitive. */
    public static Optional<Column> of(String label) {
        for (Column column : values()) {
            if (column.label.equals(label)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Its name in a file. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether a file without it is refused. */
    public boolean required() {
        return this == SEQ_ID || this == SEQUENCE;
    }
}
