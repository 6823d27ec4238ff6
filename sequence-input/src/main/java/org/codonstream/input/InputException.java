package org.codonstream.input;

/** Input that cannot be taken. The message is one sentence for the user: file, row, rule, and what to do. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String sentence) {
        super(sentence);
    }

    public InputException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
