package org.codonstream.ledger;

/** Two contents for one id in one publication. */
final class ConflictException extends Exception {

    private static final long serialVersionUID = 1L;

    ConflictException(String message) {
        super(message);
    }
}
