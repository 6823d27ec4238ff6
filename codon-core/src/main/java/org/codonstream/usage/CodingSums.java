package org.codonstream.usage;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codonstream.codon.CodonCounts;

/** Adds up the coding sequences of one record, apart for each genetic code that translates some of them. */
public final class CodingSums {

    private final SortedMap<Integer, CodingCounts> sums = new TreeMap<>();

    /** Adds one coding sequence. */
    public void add(int geneticCode, CodonCounts counts) {
        sums.merge(geneticCode, new CodingCounts(geneticCode, 1, counts), CodingCounts::plus);
    }

    /** A sum for each code, by its number. */
    public List<CodingCounts> toCounts() {
        return List.copyOf(sums.values());
    }
}
