package org.codonstream.indices;

import org.jspecify.annotations.Nullable;

/**
 * A number, or why there is none. What is undefined is never 0 or 1.
 *
 * @param value null where undefined
 * @param reason why it is undefined; null where there is a value
 */
public record IndexValue(@Nullable Double value, @Nullable String reason) {

    public IndexValue {
        if ((value == null) == (reason == null)) {
            throw new IllegalArgumentException("index " + value + ", reason " + reason + ": must be one of the two");
        }
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException("index " + value + ": must be a finite number");
        }
    }

    public static IndexValue of(double value) {
        return new IndexValue(value, null);
    }

    public static IndexValue undefined(String reason) {
        return new IndexValue(null, reason);
    }

    /** A part over a whole; undefined for this reason where the whole is zero. */
    static IndexValue ratio(double part, double whole, String reason) {
        return whole == 0 ? undefined(reason) : of(part / whole);
    }
}
