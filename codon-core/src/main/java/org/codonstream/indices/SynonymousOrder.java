package org.codonstream.indices;

import org.codonstream.code.CodonFamilies;
import org.codonstream.code.CodonFamily;
import org.codonstream.codon.CodonCounts;

/** SCUO of Wan, Xu, Kleinhofs and Zhou 2004: how far each amino acid's codons are from equal use, by Shannon's entropy. */
final class SynonymousOrder {

    private SynonymousOrder() {}

    static IndexValue of(CodonCounts counts, CodonFamilies aminoAcids) {
        double weightedOrder = 0;
        double total = 0;
        for (CodonFamily family : aminoAcids.all()) {
            double sum = family.sum(counts);
            if (family.isSynonymous() && sum > 0) {
                weightedOrder += sum * order(family, counts, sum);
                total += sum;
            }
        }
        return IndexValue.ratio(weightedOrder, total, "no codon of an amino acid that has several");
    }

    /** 0 where all codons occur alike, 1 where one alone does. */
    private static double order(CodonFamily family, CodonCounts counts, double sum) {
        double entropy = 0;
        for (int codon : family.codons()) {
            double share = counts.codon(codon) / sum;
            entropy -= share == 0 ? 0 : share * Math.log(share);
        }
        double most = Math.log(family.size());
        // rounding may take the entropy of equal shares a little above its most
        return Math.max(0, (most - entropy) / most);
    }
}
