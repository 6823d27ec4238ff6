package org.codonstream.usage;

import java.util.List;
import java.util.stream.Collectors;

/** The genetic code that sequences state themselves, for who does not want to name one. It is never guessed. */
public final class OwnCode {

    private OwnCode() {}

    /**
     * NCBI's number of the only code of a usage: that of its coding sequences where these are read, else that of its sequences.
     *
     * @param about what the usage is about, for the message
     * @throws IllegalArgumentException if none or several are stated
     */
    public static int number(String about, Usage usage, ReadingChoice reading) {
        List<Integer> codes = usage.geneticCodes().entrySet().stream()
                .filter(share -> size(share.getValue(), reading) > 0)
                .map(share -> share.getKey())
                .toList();
        if (codes.size() != 1) {
            String found = codes.isEmpty()
                    ? "states no genetic code"
                    : "has genetic codes " + codes.stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(about + " " + found);
        }
        return codes.get(0);
    }

    private static long size(CodeShare share, ReadingChoice reading) {
        return reading.isCoding() ? share.codingSequences() : share.sequences();
    }
}
