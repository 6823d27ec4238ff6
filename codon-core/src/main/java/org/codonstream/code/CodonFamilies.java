package org.codonstream.code;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.codonstream.codon.CodonCounts;
import org.jspecify.annotations.Nullable;

/**
 * The families that a genetic code has under a rule: what RSCU, the effective number of codons and GC3s divide by. They
 * follow from the code, not from what occurs.
 */
public final class CodonFamilies {

    /** First two bases of a codon index. */
    private static final int BOX_SHIFT = 2;

    private final GeneticCode geneticCode;
    private final FamilyRule rule;
    private final List<CodonFamily> all;
    private final CodonFamily[] ofCodon = new CodonFamily[CodonCounts.CODONS];

    /** The same code's families by each rule, these too. */
    private final Map<FamilyRule, CodonFamilies> byRule;

    private CodonFamilies(GeneticCode geneticCode, FamilyRule rule, Map<FamilyRule, CodonFamilies> byRule) {
        this.geneticCode = geneticCode;
        this.rule = rule;
        this.byRule = byRule;
        this.all = List.copyOf(families(geneticCode, rule));
        for (CodonFamily family : all) {
            family.codons().forEach(codon -> ofCodon[codon] = family);
        }
    }

    /** The families of a code, in the order in which their first codons stand in gc.prt. */
    public static CodonFamilies of(GeneticCode geneticCode, FamilyRule rule) {
        Map<FamilyRule, CodonFamilies> byRule = new EnumMap<>(FamilyRule.class);
        for (FamilyRule each : FamilyRule.values()) {
            byRule.put(each, new CodonFamilies(geneticCode, each, byRule));
        }
        return Objects.requireNonNull(byRule.get(rule));
    }

    private static List<CodonFamily> families(GeneticCode geneticCode, FamilyRule rule) {
        Map<String, List<Integer>> codons = new LinkedHashMap<>();
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            boolean split = rule == FamilyRule.BOX && !geneticCode.stop(codon);
            String key = geneticCode.aminoAcid(codon) + (split ? " " + (codon >> BOX_SHIFT) : "");
            codons.computeIfAbsent(key, absent -> new ArrayList<>()).add(codon);
        }
        List<CodonFamily> families = new ArrayList<>();
        codons.forEach((key, members) -> families.add(new CodonFamily(key.charAt(0), members)));
        return families;
    }

    /** The families of the same code by another rule. */
    public CodonFamilies by(FamilyRule other) {
        return Objects.requireNonNull(byRule.get(other));
    }

    public GeneticCode geneticCode() {
        return geneticCode;
    }

    public FamilyRule rule() {
        return rule;
    }

    /** Families follow from code and rule. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CodonFamilies families
                && geneticCode.equals(families.geneticCode)
                && rule == families.rule;
    }

    @Override
    public int hashCode() {
        return Objects.hash(geneticCode, rule);
    }

    /** All families, that of the stops among them where the code has stops. */
    public List<CodonFamily> all() {
        return all;
    }

    /** The family of a codon, by its index. */
    public CodonFamily family(int codon) {
        return ofCodon[codon];
    }
}
