package org.codonstream.broker;

import org.jspecify.annotations.Nullable;

/** Why there is no broker: the message is one sentence for the user, with what to do about it. */
public final class BrokerException extends RuntimeException {
    public BrokerException(String message) {
        super(message);
    }

    public BrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
