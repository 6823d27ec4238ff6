package org.codonstream.usage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.codonstream.code.GeneticCode;
import org.codonstream.codon.Reading;

/**
 * What a table is made of, so that nobody takes whole genomes for coding sequences or one genetic code for another.
 *
 * @param scope a {@link Scope} as text, or what else was counted, such as a file
 * @param geneticCode through which the counts are seen
 * @param codingSequences annotated coding sequences in the scope
 * @param stated the genetic codes that the sequences state, which may be others than the one they are seen through; none
 *     where nobody looked
 */
public record TableHeading(
        String scope,
        ReadingChoice reading,
        GeneticCode geneticCode,
        long sequences,
        long codingSequences,
        long bases,
        SortedMap<Integer, CodeShare> stated) {

    private static final int WIDTH = 80;

    public TableHeading {
        stated = Collections.unmodifiableSortedMap(new TreeMap<>(stated));
    }

    /** The heading of a table of one reading, of which nobody looked for the codes that are stated. */
    public TableHeading(
            String scope, Reading reading, GeneticCode geneticCode, long sequences, long codingSequences, long bases) {
        this(
                scope,
                ReadingChoice.of(reading),
                geneticCode,
                sequences,
                codingSequences,
                bases,
                Collections.emptySortedMap());
    }

    /** The heading of a table of a usage. */
    public static TableHeading of(String scope, ReadingChoice reading, GeneticCode geneticCode, Usage usage) {
        return new TableHeading(
                scope,
                reading,
                geneticCode,
                usage.sequences(),
                usage.codingSequences(),
                usage.bases(),
                usage.geneticCodes());
    }

    /** Such as {@code frame 0 of whole genomes, not coding sequences; genetic code 2 (Vertebrate Mitochondrial)}. */
    public String title() {
        return readingText() + "; genetic code " + geneticCode.id() + " (" + geneticCode.name() + ")";
    }

    /** Writes the scope and the title as lines of at most 80 characters. */
    public void writeTitle(Appendable out) throws IOException {
        for (String line : wrapped(scope + ": " + title())) {
            out.append(line).append('\n');
        }
    }

    /** What the formats of others call the number of coding sequences: of these, or else of whole sequences. */
    long codingSequencesOrAll() {
        return reading.isCoding() ? codingSequences : sequences;
    }

    private String readingText() {
        if (reading.isCoding()) {
            return "annotated coding sequences";
        }
        String frames = reading.readings().stream().map(TableHeading::frameText).collect(Collectors.joining(" plus "));
        return frames + " of whole genomes, not coding sequences";
    }

    private static String frameText(Reading frame) {
        String label = frame.label();
        int digit = label.length() - 1;
        return label.substring(0, digit).replace("reverse", "reverse frame") + " " + label.charAt(digit);
    }

    /** Lines of at most 80 characters, broken at blanks, or inside a word that is longer than a line. */
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > WIDTH) {
            int blank = rest.lastIndexOf(' ', WIDTH);
            int end = blank > 0 ? blank : WIDTH;
            lines.add(rest.substring(0, end));
            rest = rest.substring(blank > 0 ? end + 1 : end);
        }
        lines.add(rest);
        return lines;
    }
}
