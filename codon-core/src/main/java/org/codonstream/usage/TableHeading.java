package org.codonstream.usage;

import java.util.Locale;
import org.codonstream.code.GeneticCode;
import org.codonstream.codon.Reading;

/**
 * What a table is made of, so that nobody takes whole genomes for coding sequences or one genetic code for another.
 *
 * @param scope a {@link Scope} as text, or what else was counted, such as a file
 * @param codingSequences annotated coding sequences in the scope
 */
public record TableHeading(
        String scope, Reading reading, GeneticCode geneticCode, long sequences, long codingSequences, long bases) {

    /** The heading of a scope's table. */
    public static TableHeading of(Scope scope, Reading reading, GeneticCode geneticCode, Usage usage) {
        return new TableHeading(
                scope.text(), reading, geneticCode, usage.sequences(), usage.codingSequences(), usage.bases());
    }

    /** Such as {@code frame 0 of whole genomes, not coding sequences; genetic code 2 (Vertebrate Mitochondrial)}. */
    public String title() {
        return readingText() + "; genetic code " + geneticCode.id() + " (" + geneticCode.name() + ")";
    }

    private String readingText() {
        if (reading == Reading.CDS) {
            return "annotated coding sequences";
        }
        String frame = reading.name().toLowerCase(Locale.ROOT);
        int digit = frame.length() - 1;
        return frame.substring(0, digit).replace("reverse", "reverse frame") + " " + frame.charAt(digit)
                + " of whole genomes, not coding sequences";
    }
}
