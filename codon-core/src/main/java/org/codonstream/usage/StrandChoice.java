package org.codonstream.usage;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Which strands of whole sequences are read. */
public enum StrandChoice {
    /** As the sequence is written. */
    FORWARD("+"),
    /** Its reverse complement, from the sequence's end on. */
    REVERSE("-"),
    /** The sum of both. */
    BOTH("both");

    private final String label;

    StrandChoice(String label) {
        this.label = label;
    }

    /** What users write: {@code +}, {@code -}, {@code both}. */
    public String label() {
        return label;
    }

    /**
     * Finds the choice with a label.
     *
     * @throws IllegalArgumentException if no choice has this label; the message lists those there are
     */
    public static StrandChoice ofLabel(String label) {
        return Arrays.stream(values())
                .filter(choice -> choice.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("strand " + label + ": must be one of "
                        + Arrays.stream(values()).map(StrandChoice::label).collect(Collectors.joining(", "))));
    }
}
