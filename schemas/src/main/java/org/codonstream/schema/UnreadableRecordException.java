package org.codonstream.schema;

import org.jspecify.annotations.NullMarked;

/** Bytes that are no record of the expected kind. */
@NullMarked
public final class UnreadableRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    public UnreadableRecordException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    public UnreadableRecordException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** What is wrong, for people. */
    public String sentence() {
        return sentence;
    }
}
