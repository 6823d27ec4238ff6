package org.codonstream.usage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) into maps, lists, texts and literals; numbers stay the texts that they were. */
final class JsonParser {

    /** Deeper than anything written here, and shallow enough for any stack. */
    private static final int DEEPEST = 32;

    private final String text;
    private int position;
    private int depth;

    private JsonParser(String text) {
        this.text = text;
    }

    /** A number or one of the words {@code true}, {@code false}, {@code null}, as it stood there. */
    record Literal(String text) {}

    /**
     * The value of a whole text.
     *
     * @throws IllegalArgumentException if it is no JSON; the message says at which character
     */
    static Object parse(String text) {
        JsonParser parser = new JsonParser(text);
        Object value = parser.value();
        parser.skipBlanks();
        if (parser.position < text.length()) {
            throw parser.fault("the end");
        }
        return value;
    }

    private Object value() {
        skipBlanks();
        if (++depth > DEEPEST) {
            throw fault("a value at most " + DEEPEST + " deep");
        }
        Object value =
                switch (peek()) {
                    case '{' -> object();
                    case '[' -> array();
                    case '"' -> string();
                    default -> literal();
                };
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        if (isNext('}')) {
            return members;
        }
        do {
            skipBlanks();
            String name = string();
            skipBlanks();
            expect(':');
            if (members.put(name, value()) != null) {
                throw fault("no second member '" + name + "'");
            }
        } while (isNext(','));
        expect('}');
        return members;
    }

    private List<Object> array() {
        List<Object> values = new ArrayList<>();
        expect('[');
        if (isNext(']')) {
            return values;
        }
        do {
            values.add(value());
        } while (isNext(','));
        expect(']');
        return values;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char letter = text.charAt(position++);
            string.append(letter == '\\' ? escaped() : letter);
        }
        position++;
        return string.toString();
    }

    private char escaped() {
        char letter = peek();
        position++;
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                if (!text.substring(position).matches("(?s)[0-9A-Fa-f]{4}.*")) {
                    throw fault("four hexadecimal digits");
                }
                position += 4;
                yield (char) Integer.parseInt(text.substring(position - 4, position), 16);
            }
            default -> letter;
        };
    }

    private Literal literal() {
        int start = position;
        while (position < text.length() && "{}[],:\" \t\r\n".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String literal = text.substring(start, position);
        if (!literal.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?|true|false|null")) {
            position = start;
            throw fault("a value");
        }
        return new Literal(literal);
    }

    private boolean isNext(char wanted) {
        skipBlanks();
        if (peek() == wanted) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        skipBlanks();
        if (peek() != wanted) {
            throw fault("'" + wanted + "'");
        }
        position++;
    }

    private char peek() {
        if (position >= text.length()) {
            throw fault("more");
        }
        return text.charAt(position);
    }

    private void skipBlanks() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private IllegalArgumentException fault(String expected) {
        return new IllegalArgumentException("no JSON at character " + (position + 1) + ": must be " + expected);
    }
}
