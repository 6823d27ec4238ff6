package org.codonstream.benchmark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codonstream.command.Amounts;
import org.codonstream.command.CommandException;

/** How much a program says that it worked on, in the words in which all programs here say it, or as a table in JSON. */
record Totals(long sequences, long bases) {
    private static final long BASES_A_BYTE = 4;
    private static final Pattern SENTENCE = Pattern.compile("([\\d,]+) sequences?, ([\\d,]+) bases?\\b");
    private static final Pattern TABLE = Pattern.compile("\"sequences\":(\\d+),.*\"bases\":(\\d+)");

    /**
     * Finds it in what a program wrote.
     *
     * @throws CommandException if it is not there
     */
    static Totals in(String output) {
        return Stream.of(SENTENCE, TABLE)
                .map(pattern -> pattern.matcher(output))
                .filter(Matcher::find)
                .map(found -> new Totals(number(found.group(1)), number(found.group(2))))
                .findFirst()
                .orElseThrow(() -> new CommandException("a run does not say how much it worked on: " + output.strip()));
    }

    private static long number(String grouped) {
        return Long.parseLong(grouped.replace(",", ""));
    }

    /** Both together. */
    Totals plus(Totals other) {
        return new Totals(sequences + other.sequences, bases + other.bases);
    }

    /** How many bytes the bases are when they are packed, four in each: the least that has to be moved. */
    long packedBytes() {
        return bases / BASES_A_BYTE;
    }

    String text() {
        return Amounts.of(sequences, "sequence", "sequences") + ", " + Amounts.of(bases, "base", "bases");
    }
}
