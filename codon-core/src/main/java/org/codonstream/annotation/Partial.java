package org.codonstream.annotation;

/** Which ends of a coding sequence lie outside of what was sequenced: {@code <} and {@code >} of an INSDC location. */
public enum Partial {
    NONE,
    /** Its first codons are missing. */
    START,
    /** Its last codons are missing. */
    END,
    BOTH
}
