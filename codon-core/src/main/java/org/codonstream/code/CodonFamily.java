package org.codonstream.code;

import java.util.List;
import org.codonstream.codon.CodonCounts;

/**
 * Codons that are synonyms of each other.
 *
 * @param aminoAcid in one-letter form, {@link GeneticCode#STOP} for stops
 * @param codons codon indices, ascending
 */
public record CodonFamily(char aminoAcid, List<Integer> codons) {

    public CodonFamily {
        codons = List.copyOf(codons);
        if (codons.isEmpty()) {
            throw new IllegalArgumentException("family of " + aminoAcid + ": must have a codon");
        }
    }

    /** How many codons it has, whether they occur or not. */
    public int size() {
        return codons.size();
    }

    public boolean isStop() {
        return aminoAcid == GeneticCode.STOP;
    }

    /** Whether there is a choice between codons of an amino acid. */
    public boolean isSynonymous() {
        return size() > 1 && !isStop();
    }

    /** How often its codons occur. */
    public long sum(CodonCounts counts) {
        long sum = 0;
        for (int codon : codons) {
            sum += counts.codon(codon);
        }
        return sum;
    }
}
