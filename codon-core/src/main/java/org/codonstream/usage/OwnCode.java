package org.codonstream.usage;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The genetic code that sequences state themselves, for who does not want to name one. It is never guessed. */
public final class OwnCode {

    private OwnCode() {}

    /**
     * NCBI's number of the only code that is stated: by the coding sequences where these are read, else by the sequences.
     *
     * @param about what states it, for the message
     * @param stated which codes are stated, {@link Usage#geneticCodes()}
     * @throws IllegalArgumentException if none or several are stated
     */
    public static int number(String about, SortedMap<Integer, CodeShare> stated, ReadingChoice reading) {
        List<Integer> codes = stated.entrySet().stream()
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
