package org.codonstream.annotation;

/** On which strand of a sequence something lies. */
public enum Strand {
    /** As the sequence is written. */
    FORWARD,
    /** The reverse complement. */
    REVERSE
}
