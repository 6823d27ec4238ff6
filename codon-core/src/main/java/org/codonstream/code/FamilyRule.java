package org.codonstream.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which codons of a genetic code are synonyms of each other. It never changes a count. */
public enum FamilyRule {
    /** All codons of an amino acid, six of leucine's in the standard code. */
    AMINO_ACID,
    /**
     * The codons of an amino acid that share their first two bases, so that leucine's are four and two. Stops stay one
     * family.
     */
    BOX;

    /** The name that users write: {@code amino-acid}, {@code box}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds the rule with a label.
     *
     * @throws IllegalArgumentException if no rule has this label; the message lists those there are
     */
    public static FamilyRule ofLabel(String label) {
        return Arrays.stream(values())
                .filter(rule -> rule.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("family " + label + ": must be one of "
                        + Arrays.stream(values()).map(FamilyRule::label).collect(Collectors.joining(", "))));
    }
}
