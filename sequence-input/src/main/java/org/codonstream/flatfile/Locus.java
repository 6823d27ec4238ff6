package org.codonstream.flatfile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codonstream.annotation.Topology;
import org.jspecify.annotations.Nullable;

/**
 * The LOCUS line of a GenBank record. Its columns are no help: names run over them, and programs leave out the division
 * or the date.
 *
 * @param length what it says of the length, -1 where it says nothing; the sequence decides
 * @param protein whether its letters are amino acids
 */
record Locus(
        String name, long length, boolean protein, @Nullable Topology topology) {

    private static final Pattern LINE =
            Pattern.compile("LOCUS\\s+(?:(\\S.*?)\\s+)??(?:(\\d{1,18})\\s+)?(bp|aa|rc)(?:\\s(.*))?");

    static Locus of(String line) {
        String stripped = line.strip();
        Matcher matcher = LINE.matcher(stripped);
        if (matcher.matches()) {
            String name = matcher.group(1) == null ? "" : matcher.group(1);
            String length = matcher.group(2);
            String rest = matcher.group(4) == null ? "" : matcher.group(4);
            return new Locus(
                    firstWord(name),
                    length == null ? -1 : Long.parseLong(length),
                    matcher.group(3).equals("aa"),
                    topology(words(rest)));
        }
        List<String> words = words(stripped);
        return new Locus(
                words.size() < 2 ? "" : words.get(1),
                -1,
                false,
                topology(words.subList(Math.min(2, words.size()), words.size())));
    }

    private static @Nullable Topology topology(List<String> words) {
        for (String word : words) {
            String lower = word.toLowerCase(Locale.ROOT);
            for (Topology topology : Topology.values()) {
                if (lower.equals(topology.label())) {
                    return topology;
                }
            }
        }
        return null;
    }

    private static String firstWord(String text) {
        return text.isEmpty() ? "" : words(text).get(0);
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.strip().split("\\s+"));
    }
}
