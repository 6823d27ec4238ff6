package org.codonstream.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;

/** Codon counts in JSON: the 64 codons by name, in gc.prt order. */
record CodonsView(long counted, long ambiguous, long trailing, Map<String, Long> codons) {

    static CodonsView of(CodonCounts counts) {
        Map<String, Long> codons = new LinkedHashMap<>();
        for (int index = 0; index < CodonCounts.CODONS; index++) {
            codons.put(Codon.text(index), counts.codon(index));
        }
        return new CodonsView(counts.counted(), counts.ambiguous(), counts.trailing(), codons);
    }
}
