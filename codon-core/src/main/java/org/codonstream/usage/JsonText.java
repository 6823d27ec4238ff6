package org.codonstream.usage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Parts of JSON (RFC 8259). Written by hand because it is flat and this module has no dependencies: it also runs inside
 * Spark, which brings a JSON library of its own version.
 */
public final class JsonText {

    private JsonText() {}

    /** Adds {@code "name":} and a number, text or {@code null}. */
    public static void member(String name, @Nullable Object value, Appendable out) throws IOException {
        out.append(quoted(name)).append(':');
        out.append(value instanceof String text ? quoted(text) : String.valueOf(value));
    }

    /** A text between quotation marks, with what must be escaped in it. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ') {
                quoted.append(String.format("\\u%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
