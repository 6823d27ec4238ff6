package org.codonstream.usage;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;

/**
 * What is counted for one scope, or a difference of it, in which numbers may be negative. Equal numbers are equal usages:
 * readings left out are zero, and shares of zero are left out.
 *
 * @param geneticCodes by NCBI's number; sequences filed under no code are in no share
 */
public record Usage(
        long sequences,
        long codingSequences,
        long bases,
        SortedMap<Integer, CodeShare> geneticCodes,
        Map<Reading, CodonCounts> readings) {

    /** Nothing counted. */
    public static final Usage ZERO = new Usage(0, 0, 0, Collections.emptySortedMap(), Map.of());

    public Usage {
        SortedMap<Integer, CodeShare> shares = new TreeMap<>(geneticCodes);
        shares.values().removeIf(CodeShare::isZero);
        geneticCodes = Collections.unmodifiableSortedMap(shares);
        Map<Reading, CodonCounts> complete = new EnumMap<>(Reading.class);
        for (Reading reading : Reading.values()) {
            complete.put(reading, readings.getOrDefault(reading, CodonCounts.ZERO));
        }
        readings = Collections.unmodifiableMap(complete);
    }

    /** The codon counts of one reading. */
    public CodonCounts reading(Reading reading) {
        return readings.getOrDefault(reading, CodonCounts.ZERO);
    }

    public Usage plus(Usage other) {
        SortedMap<Integer, CodeShare> shares = new TreeMap<>(geneticCodes);
        other.geneticCodes.forEach((code, share) -> shares.merge(code, share, CodeShare::plus));
        Map<Reading, CodonCounts> sums = new EnumMap<>(Reading.class);
        for (Reading reading : Reading.values()) {
            sums.put(reading, reading(reading).plus(other.reading(reading)));
        }
        return new Usage(
                sequences + other.sequences,
                codingSequences + other.codingSequences,
                bases + other.bases,
                shares,
                sums);
    }

    public Usage minus(Usage other) {
        return plus(other.negated());
    }

    public Usage negated() {
        SortedMap<Integer, CodeShare> shares = new TreeMap<>();
        geneticCodes.forEach((code, share) -> shares.put(code, share.negated()));
        Map<Reading, CodonCounts> negated = new EnumMap<>(Reading.class);
        readings.forEach((reading, counts) -> negated.put(reading, counts.negated()));
        return new Usage(-sequences, -codingSequences, -bases, shares, negated);
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    /** Whether any number in it is below zero, which a difference may be and a scope's usage never. */
    public boolean hasNegative() {
        return sequences < 0
                || codingSequences < 0
                || bases < 0
                || geneticCodes.values().stream()
                        .anyMatch(share -> share.sequences() < 0 || share.codingSequences() < 0)
                || readings.values().stream().anyMatch(CodonCounts::hasNegative);
    }
}
