package org.codonstream.indices;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.CodonFamily;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.GcContent;

/**
 * All indices of one table of codon counts, seen through a genetic code. Ambiguous codons are in none of them.
 *
 * @param caiReference name of what CAI compares with
 * @param values every index there is, a value or the reason why there is none
 */
public record CodonIndices(
        CodonCounts counts, CodonFamilies families, String caiReference, Map<CodonIndex, IndexValue> values) {

    /** One-letter forms in the order of the alphabet. */
    private static final String AMINO_ACIDS = "ACDEFGHIKLMNPQRSTVWY";

    /** The codons that are stops in some code, in gc.prt order. */
    private static final List<Integer> STOP_CODONS = IntStream.range(0, CodonCounts.CODONS)
            .filter(codon -> GeneticCodes.ncbi().all().stream().anyMatch(code -> code.stop(codon)))
            .boxed()
            .toList();

    private static final String NO_CODONS = "no codons";
    private static final String NO_SENSE_CODONS = "no sense codons";

    public CodonIndices {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
        if (values.size() != CodonIndex.values().length) {
            throw new IllegalArgumentException(values.size() + " indices: must be all " + CodonIndex.values().length);
        }
    }

    /**
     * The indices of codon counts.
     *
     * @param families what GC3s, T3s to G3s and Wright's ENC take as synonyms; CAI and SCUO always take amino acids
     */
    public static CodonIndices of(CodonCounts counts, CodonFamilies families, CaiReference reference) {
        CodonFamilies aminoAcids = families.by(FamilyRule.AMINO_ACID);
        Map<CodonIndex, IndexValue> values = new EnumMap<>(CodonIndex.class);
        for (CodonIndex index : CodonIndex.values()) {
            IndexValue value =
                    switch (index) {
                        case T3S -> BaseContent.third('T', counts, families);
                        case C3S -> BaseContent.third('C', counts, families);
                        case A3S -> BaseContent.third('A', counts, families);
                        case G3S -> BaseContent.third('G', counts, families);
                        case CAI -> reference.cai(counts, aminoAcids);
                        case ENC -> EffectiveNumber.wright(counts, families);
                        case GC3S -> BaseContent.gc3s(counts, families);
                        case GC_SENSE -> gcOfSense(counts, families, GcContent.ALL_POSITIONS);
                        case GC1_SENSE -> gcOfSense(counts, families, List.of(0));
                        case GC2_SENSE -> gcOfSense(counts, families, List.of(1));
                        case GC3_SENSE -> gcOfSense(counts, families, List.of(2));
                        case GC -> gcOfAll(counts, GcContent.ALL_POSITIONS);
                        case GC1 -> gcOfAll(counts, List.of(0));
                        case GC2 -> gcOfAll(counts, List.of(1));
                        case GC3 -> gcOfAll(counts, List.of(2));
                        case ENC_SUN -> EffectiveNumber.sun(counts, families.by(FamilyRule.BOX));
                        case SCUO -> SynonymousOrder.of(counts, aminoAcids);
                    };
            values.put(index, value);
        }
        return new CodonIndices(counts, families, reference.name(), values);
    }

    /** One index: its value, or why it has none. */
    public IndexValue value(CodonIndex index) {
        IndexValue value = values.get(index);
        if (value == null) {
            throw new IllegalStateException("index " + index.label() + " is missing");
        }
        return value;
    }

    /** L_aa of codonW: how many sense codons were counted. */
    public long aminoAcidLength() {
        return sum(family -> family.isStop() ? 0 : family.sum(counts));
    }

    /** L_sym of codonW: how many codons of amino acids that have more than one were counted. */
    public long synonymousLength() {
        return sum(family -> family.isSynonymous() ? family.sum(counts) : 0);
    }

    /** How many stop codons were counted. */
    public long stopLength() {
        return sum(family -> family.isStop() ? family.sum(counts) : 0);
    }

    /** The 20 amino acids' shares of the sense codons, by letter. */
    public List<Share> aminoAcidUsage() {
        long whole = aminoAcidLength();
        return AMINO_ACIDS
                .chars()
                .mapToObj(letter -> {
                    long count = sum(family -> family.aminoAcid() == letter ? family.sum(counts) : 0);
                    return share(String.valueOf((char) letter), count, whole);
                })
                .toList();
    }

    /**
     * The stop codons' shares of all stops, in gc.prt order. There is one for each codon that is a stop in some code, so
     * that tables under several codes have the same columns; what is no stop in this code has count 0 and no fraction.
     */
    public List<Share> stopUsage() {
        long whole = stopLength();
        GeneticCode code = families.geneticCode();
        Stream<Share> shares = STOP_CODONS.stream()
                .map(codon -> code.stop(codon)
                        ? share(Codon.text(codon), counts.codon(codon), whole)
                        : new Share(Codon.text(codon), 0, null));
        return shares.toList();
    }

    private long sum(ToLongFunction<CodonFamily> part) {
        return families.all().stream().mapToLong(part).sum();
    }

    private static Share share(String name, long count, long whole) {
        return new Share(name, count, whole == 0 ? null : Double.valueOf((double) count / whole));
    }

    private static IndexValue gcOfAll(CodonCounts counts, List<Integer> positions) {
        return BaseContent.gc(counts, codon -> true, positions, NO_CODONS);
    }

    private static IndexValue gcOfSense(CodonCounts counts, CodonFamilies families, List<Integer> positions) {
        return BaseContent.gc(counts, codon -> !families.geneticCode().stop(codon), positions, NO_SENSE_CODONS);
    }
}
