package org.codonstream.command;

import java.util.function.Supplier;

/** Values that check themselves, made of what the user typed: what they refuse is wrong usage. */
public final class Checked {
    private Checked() {}

    /**
     * A value of what the user typed.
     *
     * @throws ConfigurationException if the value refuses it, with its message
     */
    public static <T> T setting(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }
}
