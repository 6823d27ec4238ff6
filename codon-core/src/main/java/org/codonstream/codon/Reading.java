package org.codonstream.codon;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What of a sequence is counted: one of its six whole-sequence frames, or its annotated coding sequences. */
public enum Reading {
    FRAME0,
    FRAME1,
    FRAME2,
    REVERSE0,
    REVERSE1,
    REVERSE2,
    CDS;

    /** The name that users write, in lower case: {@code frame0}, {@code reverse2}, {@code cds}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the reading with a label.
     *
     * @throws IllegalArgumentException if no reading has this label; the message lists those there are
     */
    public static Reading ofLabel(String label) {
        return Arrays.stream(values())
                .filter(reading -> reading.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("reading " + label + ": must be one of "
                        + Arrays.stream(values()).map(Reading::label).collect(Collectors.joining(", "))));
    }
}
