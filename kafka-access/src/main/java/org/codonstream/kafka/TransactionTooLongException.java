package org.codonstream.kafka;

/** The broker has ended a transaction because it was open for too long: what was sent in it does not stand. */
public final class TransactionTooLongException extends PublishException {

    private static final long serialVersionUID = 1L;

    TransactionTooLongException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
