package org.codonstream.indices;

import java.util.List;
import java.util.function.IntPredicate;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.CodonFamily;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.GcContent;

/** How often bases stand at the positions of codons, as cusp and codonW define it. */
final class BaseContent {

    private static final String NO_SYNONYMS = "no codon of an amino acid that has several";

    private BaseContent() {}

    /** The share of G and C at some positions (0 to 2) of those codons that are asked for. */
    static IndexValue gc(CodonCounts counts, IntPredicate asked, List<Integer> positions, String reason) {
        GcContent content = GcContent.of(counts, asked, positions);
        return IndexValue.ratio(content.gc(), content.bases(), reason);
    }

    /** GC3s: G or C at the third position of codons of amino acids that have more than one. */
    static IndexValue gc3s(CodonCounts counts, CodonFamilies families) {
        return gc(counts, codon -> families.family(codon).isSynonymous(), List.of(2), NO_SYNONYMS);
    }

    /**
     * T3s, C3s, A3s or G3s: the share of a base at the third position, of codons of amino acids that have more than one
     * codon and one ending in this base.
     */
    static IndexValue third(char base, CodonCounts counts, CodonFamilies families) {
        int wanted = "TCAG".indexOf(base);
        double ending = 0;
        double all = 0;
        for (CodonFamily family : families.all()) {
            if (family.isSynonymous() && hasCodonEndingIn(wanted, family)) {
                all += family.sum(counts);
                for (int codon : family.codons()) {
                    ending += Codon.base(codon, 2) == wanted ? counts.codon(codon) : 0;
                }
            }
        }
        return IndexValue.ratio(ending, all, "no amino acid with synonyms and one ending in " + base + " occurs");
    }

    private static boolean hasCodonEndingIn(int base, CodonFamily family) {
        for (int codon : family.codons()) {
            if (Codon.base(codon, 2) == base) {
                return true;
            }
        }
        return false;
    }
}
