package org.codonstream.cli;

import java.util.function.Supplier;

/** Values that check themselves, made of what the user typed: what they refuse is wrong usage. */
final class Checked {
    private Checked() {}

    static <T> T setting(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }
}
