package org.codonstream.indices;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codonstream.usage.JsonText;
import org.codonstream.usage.Separator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row of indices for each of many sequences or genes, one after the other: csv or tsv under a line of names, json
 * as one array. What has no value is an empty field or {@code null}, and {@code undefined} says why.
 */
public final class IndexRows {

    private static final String UNDEFINED = "undefined";

    private final IndexFormat format;
    private final List<String> about;
    private final Appendable out;
    private String between = "";

    /**
     * Begins to write.
     *
     * @param format {@link IndexFormat#TABLE} has no rows and is written as csv
     * @param about names of the columns that say what a row is about, such as {@code seq_id}
     */
    public IndexRows(IndexFormat format, Collection<String> about, Appendable out) throws IOException {
        this.format = format;
        this.about = List.copyOf(about);
        this.out = out;
        if (format == IndexFormat.JSON) {
            out.append('[');
        } else {
            line(Stream.of(this.about.stream(), IndexColumns.NAMES.stream(), Stream.of(UNDEFINED))
                    .flatMap(names -> names));
        }
    }

    /**
     * Writes a row.
     *
     * @param values texts or numbers for the columns that say what it is about, null where there is none
     */
    public void add(Map<String, ? extends @Nullable Object> values, CodonIndices indices) throws IOException {
        if (!List.copyOf(values.keySet()).equals(about)) {
            throw new IllegalArgumentException("row about " + values.keySet() + ": must be about " + about);
        }
        if (format == IndexFormat.JSON) {
            out.append(between).append('\n');
            between = ",";
            writeObject(values, indices, out);
        } else {
            line(Stream.of(
                            values.values().stream(),
                            IndexColumns.of(indices).values().stream(),
                            Stream.of(IndexColumns.undefinedText(indices)))
                    .flatMap(fields -> fields));
        }
    }

    /** Writes what must stand behind the last row. */
    public void end() throws IOException {
        if (format == IndexFormat.JSON) {
            out.append("]\n");
        }
    }

    private void line(Stream<? extends @Nullable Object> fields) throws IOException {
        Separator separator = format == IndexFormat.TSV ? Separator.TAB : Separator.COMMA;
        out.append(fields.map(field -> field == null ? "" : separator.field(field.toString()))
                        .collect(Collectors.joining(String.valueOf(separator.character()))))
                .append('\n');
    }

    static void writeObject(Map<String, ? extends @Nullable Object> about, CodonIndices indices, Appendable out)
            throws IOException {
        String start = "{";
        for (Map.Entry<String, ? extends @Nullable Object> value : about.entrySet()) {
            out.append(start);
            JsonText.member(value.getKey(), value.getValue(), out);
            start = ",";
        }
        for (Map.Entry<String, @Nullable Object> column :
                IndexColumns.of(indices).entrySet()) {
            out.append(start);
            JsonText.member(column.getKey(), column.getValue(), out);
            start = ",";
        }
        out.append(",\"" + UNDEFINED + "\":{");
        String next = "";
        for (Map.Entry<String, String> reason : IndexColumns.undefined(indices).entrySet()) {
            out.append(next);
            JsonText.member(reason.getKey(), reason.getValue(), out);
            next = ",";
        }
        out.append("}}");
    }
}
