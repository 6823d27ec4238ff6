package org.codonstream.input;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A refused row as a JSON object, small enough for a dead letter (2 MiB). */
final class RowPayload {

    private static final int MOST_LETTERS = 900_000;
    private static final int MOST_TEXT = 10_000;

    private final StringBuilder json = new StringBuilder("{");

    RowPayload text(Column column, @Nullable String value) {
        return text(column.label(), value);
    }

    RowPayload text(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            quoted(value.length() > MOST_TEXT ? value.substring(0, MOST_TEXT) : value);
        }
        return this;
    }

    RowPayload number(Column column, @Nullable Number value) {
        return number(column.label(), value);
    }

    RowPayload number(String name, @Nullable Number value) {
        if (value != null) {
            name(name);
            json.append(value);
        }
        return this;
    }

    RowPayload letters(byte[] letters, int offset, int length) {
        int kept = Math.min(length, MOST_LETTERS);
        name(Column.SEQUENCE.label());
        quoted(new String(letters, offset, kept, StandardCharsets.ISO_8859_1));
        if (kept < length) {
            name("sequence_cut");
            json.append("true");
        }
        return this;
    }

    byte[] toBytes() {
        return (json + "}").getBytes(StandardCharsets.UTF_8);
    }

    private void name(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        json.append('"').append(name).append("\":");
    }

    private void quoted(String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
