package org.codonstream.flatfile;

/** One qualifier of a feature while its lines are read: {@code /name}, {@code /name=value} or {@code /name="text"}. */
final class Qualifier {

    /** As long as the sequence itself in sum, and nothing is counted by it. */
    private static final String NOT_KEPT = "translation";

    private final String name;
    private final StringBuilder text = new StringBuilder();
    private boolean quoted;
    private long quotes;

    private Qualifier(String name) {
        this.name = name;
    }

    /** Begins with a line without the white space around it. */
    static Qualifier of(String line) {
        int end = 1;
        while (end < line.length() && line.charAt(end) != '=' && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        Qualifier qualifier = new Qualifier(line.substring(1, end));
        String rest = line.substring(end).strip();
        String value = rest.startsWith("=") ? rest.substring(1).strip() : rest;
        qualifier.quoted = value.startsWith("\"");
        qualifier.append(value);
        return qualifier;
    }

    String name() {
        return name;
    }

    /** Whether its quotation goes on: a quote within a text is written twice, which leaves this as it was. */
    boolean isOpen() {
        return quoted && quotes % 2 == 1;
    }

    /** A further line; words of a text are wrapped at spaces, everything else anywhere. */
    void append(String line) {
        quotes += line.chars().filter(character -> character == '"').count();
        if (name.equals(NOT_KEPT)) {
            return;
        }
        if (quoted && text.length() > 0) {
            text.append(' ');
        }
        text.append(line);
    }

    /** Without the quotes around it; empty for a flag. */
    String value() {
        int start = quoted && text.length() > 0 ? 1 : 0;
        int end = text.length() > start && text.charAt(text.length() - 1) == '"' && quoted
                ? text.length() - 1
                : text.length();
        return text.substring(start, end).replace("\"\"", "\"").strip();
    }
}
