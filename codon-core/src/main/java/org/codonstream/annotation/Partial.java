package org.codonstream.annotation;

import java.util.Locale;

/** Which ends of a coding sequence lie outside of what was sequenced: {@code <} and {@code >} of an INSDC location. */
public enum Partial {
    NONE,
    /** Its first codons are missing. */
    START,
    /** Its last codons are missing. */
    END,
    BOTH;

    /** Its name in tables: {@code none}, {@code start}, {@code end} or {@code both}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
