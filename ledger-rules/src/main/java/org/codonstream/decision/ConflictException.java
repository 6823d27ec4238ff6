package org.codonstream.decision;

/** Two contents for one id in one publication. */
public final class ConflictException extends Exception {

    private static final long serialVersionUID = 1L;

    ConflictException(String message) {
        super(message);
    }
}
