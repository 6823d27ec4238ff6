package org.codonstream.count;

/** A record that can be read but not counted. */
final class RecordRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String sentence;

    RecordRefusedException(String reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.sentence = sentence;
    }

    /** What is wrong, for people. */
    String sentence() {
        return sentence;
    }

    /** One word for the dead letter. */
    String reason() {
        return reason;
    }
}
