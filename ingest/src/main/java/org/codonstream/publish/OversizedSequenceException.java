package org.codonstream.publish;

/** A sequence that fits no block however it is cut. The message is the rule that it breaks. */
final class OversizedSequenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OversizedSequenceException(String rule) {
        super(rule);
    }
}
