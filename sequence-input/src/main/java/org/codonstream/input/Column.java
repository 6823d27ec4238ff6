package org.codonstream.input;

import java.util.List;
import java.util.Optional;

/**
 * The columns that are read, where a file has them. Other columns are never touched. A list of structs is a column per
 * field, as it is in Parquet; {@code []} stands behind what is a list.
 */
public enum Column {
    SEQ_ID("seq_id", Kind.TEXT),
    SEQUENCE("sequence", Kind.TEXT),
    DESCRIPTION("description", Kind.TEXT),
    LENGTH("length", Kind.NUMBER),
    SOURCE("source", Kind.TEXT),
    TAXON_ID("taxon_id", Kind.NUMBER),
    ORGANISM("organism", Kind.TEXT),
    COMPARTMENT("compartment", Kind.TEXT),
    GENETIC_CODE("genetic_code", Kind.NUMBER),
    TOPOLOGY("topology", Kind.TEXT),
    FEATURE_NUMBER("coding_features[].number", Kind.NUMBER),
    FEATURE_LOCATION("coding_features[].location", Kind.TEXT),
    SEGMENT_START("coding_features[].segments[].start", Kind.NUMBER),
    SEGMENT_END("coding_features[].segments[].end", Kind.NUMBER),
    SEGMENT_STRAND("coding_features[].segments[].strand", Kind.TEXT),
    FEATURE_CODON_START("coding_features[].codon_start", Kind.NUMBER),
    FEATURE_GENETIC_CODE("coding_features[].genetic_code", Kind.NUMBER),
    FEATURE_GENE("coding_features[].gene", Kind.TEXT),
    FEATURE_PROTEIN_ID("coding_features[].protein_id", Kind.TEXT),
    FEATURE_PARTIAL("coding_features[].partial", Kind.TEXT),
    FEATURE_EXCEPTION("coding_features[].exception", Kind.TEXT),
    FEATURE_TRANSL_EXCEPT("coding_features[].transl_except[]", Kind.TEXT),
    REJECTED_NUMBER("rejected_features[].number", Kind.NUMBER),
    REJECTED_LOCATION("rejected_features[].location", Kind.TEXT),
    REJECTED_REASON("rejected_features[].reason", Kind.TEXT);

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

    /** A name on the way to a column. */
    record Part(String name, boolean isList) {

        private static final String LIST = "[]";

        private static Part of(String text) {
            return text.endsWith(LIST)
                    ? new Part(text.substring(0, text.length() - LIST.length()), true)
                    : new Part(text, false);
        }
    }

    private final String label;
    private final Kind kind;
    private final List<Part> parts;

    Column(String label, Kind kind) {
        this.label = label;
        this.kind = kind;
        this.parts = List.of(label.split("\\.")).stream().map(Part::of).toList();
    }

    /** The plain column of this name, case-sensitive. */
    public static Optional<Column> of(String label) {
        for (Column column : values()) {
            if (column.label.equals(label) && !column.isNested()) {
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

    /** Whether its cells are lists. */
    public boolean isNested() {
        return parts.get(0).isList();
    }

    /** From the file's column down to its own. */
    List<Part> parts() {
        return parts;
    }

    /** Whether a file that has what it stands in, but not itself, is refused. */
    public boolean required() {
        return switch (this) {
            case SEQ_ID,
                    SEQUENCE,
                    FEATURE_LOCATION,
                    FEATURE_GENETIC_CODE,
                    SEGMENT_START,
                    SEGMENT_END,
                    SEGMENT_STRAND,
                    REJECTED_LOCATION,
                    REJECTED_REASON -> true;
            default -> false;
        };
    }
}
