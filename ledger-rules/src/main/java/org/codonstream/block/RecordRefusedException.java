package org.codonstream.block;

/** A record that can be read but not counted. */
public final class RecordRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String sentence;

    RecordRefusedException(String reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.sentence = sentence;
    }

    /** What is wrong, for people. */
    public String sentence() {
        return sentence;
    }

    /** One word for the dead letter. */
    public String reason() {
        return reason;
    }
}
