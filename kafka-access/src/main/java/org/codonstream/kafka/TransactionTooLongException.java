package org.codonstream.kafka;

/** The broker has ended a transaction because it was open for too long: what was sent in it does not stand. */
public final class TransactionTooLongException extends PublishException {

    private static final long serialVersionUID = 1L;

    private final boolean answered;

    TransactionTooLongException(String sentence, Throwable cause, boolean answered) {
        super(sentence, cause);
        this.answered = answered;
    }

    /** Whether Kafka answered all the while: if not, it is the silence that made the transaction long. */
    public boolean isAnswered() {
        return answered;
    }
}
