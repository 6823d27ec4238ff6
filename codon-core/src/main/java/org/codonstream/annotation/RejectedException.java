package org.codonstream.annotation;

/** A feature breaks a rule; the message is the reason of its {@link RejectedFeature}. */
final class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    RejectedException(String reason) {
        super(reason);
    }
}
