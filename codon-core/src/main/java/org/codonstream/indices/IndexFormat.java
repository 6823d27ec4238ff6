package org.codonstream.indices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.codonstream.usage.TableHeading;

/** The forms in which indices are given out. */
public enum IndexFormat {
    /** For people, at most 80 columns wide: an index a line, with the reason where it has no value. */
    TABLE("text/plain"),
    CSV("text/csv"),
    TSV("text/tab-separated-values"),
    JSON("application/json");

    private final String mediaType;

    IndexFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The name that users write: {@code table}, {@code csv}, ... */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The IANA media type, without a character set; all formats are UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * Finds the format with a label.
     *
     * @throws IllegalArgumentException if no format has this label; the message lists those there are
     */
    public static IndexFormat ofLabel(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format " + label + ": must be one of "
                        + Arrays.stream(values()).map(IndexFormat::label).collect(Collectors.joining(", "))));
    }

    /** The indices of one table as a text. */
    public String toText(TableHeading heading, CodonIndices indices) {
        StringBuilder text = new StringBuilder();
        try {
            switch (this) {
                case TABLE -> IndexTable.write(heading, indices, text);
                case JSON -> {
                    IndexRows.writeObject(about(heading), indices, text);
                    text.append('\n');
                }
                case CSV, TSV -> {
                    Map<String, Object> about = about(heading);
                    IndexRows rows = new IndexRows(this, about.keySet(), text);
                    rows.add(about, indices);
                    rows.end();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.toString();
    }

    private static Map<String, Object> about(TableHeading heading) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("scope", heading.scope());
        about.put("reading", heading.reading().label());
        about.put("sequences", heading.sequences());
        about.put("coding_sequences", heading.codingSequences());
        about.put("bases", heading.bases());
        return about;
    }
}
