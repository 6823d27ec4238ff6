package org.codonstream.command;

import org.jspecify.annotations.Nullable;

/** Why a command could not do what was asked: the message is one sentence for the user. */
public final class CommandException extends RuntimeException {
    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
