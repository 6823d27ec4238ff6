package org.codonstream.input;

import org.jspecify.annotations.Nullable;

/**
 * A row that cannot be used.
 *
 * @param row number of the row in its file, from 1
 * @param id as it stands in the file, null where it has none
 * @param reason the rule it breaks, such as {@code sequence is empty}
 * @param payload the row as a JSON object (UTF-8) for a dead letter; a sequence above 900,000 letters is cut there,
 *     which the member {@code sequence_cut} says
 */
public record BadRow(InputFile file, long row, @Nullable String id, String reason, byte[] payload) {

    /** So many letters of an id are shown. */
    private static final int SHOWN = 100;

    /** One sentence with file, row, id and rule. */
    public String sentence() {
        return sentence(file, row, id, reason);
    }

    /** The exception that ends a run because of this row. */
    public InputException exception() {
        return new InputException(sentence());
    }

    /** How a row is named in every message. */
    public static String sentence(InputFile file, long row, @Nullable String id, String reason) {
        return file.row(row) + (id == null || id.isEmpty() ? "" : " (" + shown(id) + ")") + ": " + reason;
    }

    /** An id in a sentence: whole, unless it is the line of a file without line ends. */
    static String shown(String id) {
        return id.length() <= SHOWN ? id : id.substring(0, SHOWN) + "...";
    }
}
