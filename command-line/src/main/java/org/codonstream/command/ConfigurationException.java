package org.codonstream.command;

/** A setting that can't be used: the message names it, its value and the rule. Ends with the exit code of wrong usage. */
public final class ConfigurationException extends RuntimeException {
    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }

    public ConfigurationException(String message) {
        super(message);
    }
}
