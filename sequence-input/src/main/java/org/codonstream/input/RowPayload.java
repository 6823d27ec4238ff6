package org.codonstream.input;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A refused row as a JSON object, small enough for a dead letter (2 MiB). */
final class RowPayload {

    /** Bytes as they stand in the JSON, where a control character takes six. */
    private static final int MOST_LETTERS = 900_000;

    private static final int MOST_TEXT = 10_000;

    private final StringBuilder json = new StringBuilder("{");

    RowPayload text(Column column, @Nullable String value) {
        return text(column.label(), value);
    }

    RowPayload text(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            quoted(value, MOST_TEXT);
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
        name(Column.SEQUENCE.label());
        int kept = quoted(
                new String(letters, offset, Math.min(length, MOST_LETTERS), StandardCharsets.ISO_8859_1), MOST_LETTERS);
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

    /** Writes so much of a value as fits; tells how many of its characters that is. */
    private int quoted(String value, int mostBytes) {
        json.append('"');
        int kept = 0;
        int bytes = 0;
        while (kept < value.length()) {
            char c = value.charAt(kept);
            bytes += bytes(c);
            if (bytes > mostBytes) {
                break;
            }
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (isEscaped(c)) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
            kept++;
        }
        json.append('"');
        return kept;
    }

    private static boolean isEscaped(char c) {
        return c < ' ' || Character.isSurrogate(c);
    }

    /** How many bytes a character takes in the JSON. */
    private static int bytes(char c) {
        if (isEscaped(c)) {
            return 6;
        }
        if (c == '"' || c == '\\') {
            return 2;
        }
        return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
}
