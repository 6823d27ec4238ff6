package org.codonstream.rest;

/** A question that can't be asked so. The message is a sentence for whoever asked. */
final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
        super(message);
    }
}
