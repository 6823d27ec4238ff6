package org.codonstream.cli;

/** A setting that can't be used: the message names it, its value and the rule. Ends with the exit code of wrong usage. */
final class ConfigurationException extends RuntimeException {
    ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }

    ConfigurationException(String message) {
        super(message);
    }
}
