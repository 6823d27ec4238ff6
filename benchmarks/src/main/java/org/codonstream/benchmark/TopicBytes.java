package org.codonstream.benchmark;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codonstream.command.CommandException;

/**
 * What a bare producer or consumer says that it did.
 *
 * @param bytes values of records together
 * @param seconds from the first record to the last
 */
record TopicBytes(long bytes, double seconds) {
    private static final Pattern SENTENCE = Pattern.compile("(\\d+) bytes in ([\\d.]+) s");

    /**
     * Finds it in what the program wrote.
     *
     * @throws CommandException if it is not there, or if it were fewer bytes than these
     */
    static TopicBytes require(long atLeast, String output) {
        Matcher found = SENTENCE.matcher(output);
        if (!found.find()) {
            throw new CommandException("a run does not say how many bytes it moved: " + output.strip());
        }
        TopicBytes moved = new TopicBytes(Long.parseLong(found.group(1)), Double.parseDouble(found.group(2)));
        if (moved.bytes() < atLeast) {
            throw new CommandException("a run moved " + moved.bytes() + " bytes instead of " + atLeast);
        }
        return moved;
    }

    String text() {
        return String.format(Locale.ROOT, "%d bytes in %.3f s", bytes, seconds);
    }
}
