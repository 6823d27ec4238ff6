package org.codonstream.usage;

/** What stands between two fields of a line, and how a field that holds it is written. */
public enum Separator {
    /** CSV of RFC 4180, with lines ended by a line feed only. */
    COMMA(','),
    /** TSV; a tab, line break or backslash in a field becomes {@code \t}, {@code \n}, {@code \r} or {@code \\}. */
    TAB('\t');

    private final char character;

    Separator(char character) {
        this.character = character;
    }

    /** The character itself. */
    public char character() {
        return character;
    }

    /** A text as a field, quoted or escaped where it must be. */
    public String field(String text) {
        return this == COMMA ? quoted(text) : escaped(text);
    }

    private static String quoted(String text) {
        boolean plain =
                text.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
