package org.codonstream.cli;

import org.jspecify.annotations.Nullable;

/** Why a command could not do what was asked: the message is one sentence for the user. */
final class CommandException extends RuntimeException {
    CommandException(String message) {
        super(message);
    }

    CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
