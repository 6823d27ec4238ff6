package org.codonstream.codon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every way of counting must give, whoever does it: the same cases run over counter, topology, Spark job and command. */
public abstract class CountingContract {

    /** A sequence to be counted; ids are no accessions. */
    public record Case(String id, String letters) {}

    private static final List<Reading> WHOLE_SEQUENCES = List.of(
            Reading.FRAME0, Reading.FRAME1, Reading.FRAME2, Reading.REVERSE0, Reading.REVERSE1, Reading.REVERSE2);

    /** Counts all cases in all readings of whole sequences. */
    protected abstract Map<String, Map<Reading, CodonCounts>> count(List<Case> cases) throws Exception;

    @Test
    void countsEveryCaseAsNaively() throws Exception {
        List<Case> cases = cases();

        Map<String, Map<Reading, CodonCounts>> counted = count(cases);

        assertThat(counted).hasSameSizeAs(cases);
        for (Case each : cases) {
            for (Reading reading : WHOLE_SEQUENCES) {
                assertThat(counted.get(each.id()).get(reading))
                        .as(
                                "%s of %s (%s bases)",
                                reading, each.id(), each.letters().length())
                        .isEqualTo(NaiveCounter.reading(each.letters(), reading));
            }
        }
    }

    /** What a sequence's forward frames say of all its readings. */
    protected static Map<Reading, CodonCounts> readings(FrameCounts frames) {
        Map<Reading, CodonCounts> readings = new EnumMap<>(Reading.class);
        WHOLE_SEQUENCES.forEach(reading -> readings.put(reading, frames.reading(reading)));
        return readings;
    }

    /** Short ones of every length, each IUPAC letter in either case, runs across words, and a few long ones. */
    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Random random = new Random(20261124);
        for (int length = 1; length <= 60; length++) {
            cases.add(new Case("plain_" + length, letters(random, length, 0)));
            cases.add(new Case("mixed_" + length, letters(random, length, 20)));
        }
        cases.add(new Case("letters", "ACGTURYSWKMBDHVNacgturyswkmbdhvn".repeat(3)));
        cases.add(new Case("unknown", "N".repeat(7_001)));
        cases.add(new Case("island", "A".repeat(4_000) + "N" + "C".repeat(5) + "N".repeat(5_000) + "GGR"));
        for (int length : new int[] {1_499, 1_500, 1_501, 4_001, 30_007, 100_003}) {
            cases.add(new Case("long_" + length, letters(random, length, length % 2 * 3)));
        }
        return cases;
    }

    private static String letters(Random random, int length, int otherPercent) {
        StringBuilder letters = new StringBuilder(length);
        while (letters.length() < length) {
            boolean other = random.nextInt(100) < otherPercent;
            letters.append(
                    other ? "RYSWKMBDHVNnry".charAt(random.nextInt(14)) : "ACGTUacgtu".charAt(random.nextInt(10)));
        }
        return letters.toString();
    }
}
