package org.codonstream.rest;

/** The REST API can't listen where it should. The message is a sentence for people. */
public final class HttpStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HttpStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
