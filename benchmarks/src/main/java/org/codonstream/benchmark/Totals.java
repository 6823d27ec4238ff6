package org.codonstream.benchmark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codonstream.command.Amounts;
import org.codonstream.command.CommandException;

/** How much a program says that it worked on, in the words in which all programs here say it. */
record Totals(long sequences, long bases) {
    private static final Pattern SENTENCE = Pattern.compile("([\\d,]+) sequences?, ([\\d,]+) bases?\\b");

    /**
     * Finds it in what a program wrote.
     *
     * @throws CommandException if it is not there
     */
    static Totals in(String output) {
        Matcher found = SENTENCE.matcher(output);
        if (!found.find()) {
            throw new CommandException("a run does not say how much it worked on: " + output.strip());
        }
        return new Totals(number(found.group(1)), number(found.group(2)));
    }

    private static long number(String grouped) {
        return Long.parseLong(grouped.replace(",", ""));
    }

    String text() {
        return Amounts.of(sequences, "sequence", "sequences") + ", " + Amounts.of(bases, "base", "bases");
    }
}
