package org.codonstream.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CodonIndicesTest {

    private static final GeneticCodes CODES = GeneticCodes.ncbi();
    private static final int RANDOM_TABLES = 10_000;

    @Test
    void givesGcOfAllCodonsAndOfSenseCodonsApart() {
        CodonIndices indices = indices(counts("GCA", 2, "TTC", 1, "TGA", 1));

        assertThat(value(indices, CodonIndex.GC)).isEqualTo(6.0 / 12);
        assertThat(value(indices, CodonIndex.GC1)).isEqualTo(2.0 / 4);
        assertThat(value(indices, CodonIndex.GC2)).isEqualTo(3.0 / 4);
        assertThat(value(indices, CodonIndex.GC3)).isEqualTo(1.0 / 4);
        assertThat(value(indices, CodonIndex.GC_SENSE)).isEqualTo(5.0 / 9);
        assertThat(value(indices, CodonIndex.GC1_SENSE)).isEqualTo(2.0 / 3);
        assertThat(value(indices, CodonIndex.GC2_SENSE)).isEqualTo(2.0 / 3);
        assertThat(value(indices, CodonIndex.GC3_SENSE)).isEqualTo(1.0 / 3);
    }

    @Test
    void takesSynonymsForGc3sAndItsBases() {
        CodonIndices indices = indices(counts("ATG", 7, "TGA", 5, "ATA", 1, "ATC", 2, "CAG", 1));

        assertThat(value(indices, CodonIndex.GC3S)).isEqualTo(3.0 / 4);
        assertThat(value(indices, CodonIndex.T3S)).isEqualTo(0.0 / 3);
        assertThat(value(indices, CodonIndex.C3S)).isEqualTo(2.0 / 3);
        assertThat(value(indices, CodonIndex.A3S)).isEqualTo(1.0 / 4);
        assertThat(value(indices, CodonIndex.G3S)).isEqualTo(1.0 / 1);
        assertThat(indices.aminoAcidLength()).isEqualTo(11);
        assertThat(indices.synonymousLength()).isEqualTo(4);
        assertThat(indices.stopLength()).isEqualTo(5);
    }

    @Test
    void splitsFamiliesOfSixForBoxes() {
        CodonCounts counts = counts("TTA", 3, "CTT", 1, "ATT", 1);

        assertThat(value(indices(counts, 1, FamilyRule.AMINO_ACID), CodonIndex.T3S))
                .isEqualTo(2.0 / 5);
        assertThat(value(indices(counts, 1, FamilyRule.BOX), CodonIndex.T3S)).isEqualTo(2.0 / 2);
    }

    /** The example worked out by hand: SCUO of families (9, 0), (3, 1, 0, 0) and (5, 5). */
    @Test
    void weighsEntropiesForScuo() {
        CodonIndices indices = indices(counts("TTT", 9, "GTT", 3, "GTC", 1, "AAA", 5, "AAG", 5, "ATG", 100, "TAA", 3));

        assertThat(value(indices, CodonIndex.SCUO)).isEqualTo(0.494671, within(5e-7));
    }

    @Test
    void givesTheLeastEffectiveNumberWhereEachAminoAcidHasOneCodon() {
        long[] codons = new long[CodonCounts.CODONS];
        CodonFamilies aminoAcids = families(1, FamilyRule.AMINO_ACID);
        aminoAcids.all().forEach(family -> codons[family.codons().get(0)] = 50);

        assertThat(value(indices(CodonCounts.of(codons, 0, 0)), CodonIndex.ENC)).isEqualTo(20.0, within(1e-9));
    }

    @Test
    void givesTheMostEffectiveNumberWhereAllCodonsAreAlike() {
        long[] codons = new long[CodonCounts.CODONS];
        java.util.Arrays.fill(codons, 1_000_000_000_000L);
        CodonCounts alike = CodonCounts.of(codons, 0, 0);

        assertThat(value(indices(alike), CodonIndex.ENC)).isEqualTo(61.0, within(1e-6));
        assertThat(value(indices(alike), CodonIndex.ENC_SUN)).isEqualTo(61.0, within(1e-6));
        assertThat(value(indices(alike, 2, FamilyRule.BOX), CodonIndex.ENC)).isEqualTo(60.0, within(1e-6));
        assertThat(value(indices(alike, 2, FamilyRule.BOX), CodonIndex.ENC_SUN)).isEqualTo(60.0, within(1e-6));
    }

    /** F of phenylalanine (3, 1): (4 x 10/16 - 1) / 3 = 1/2. F of glycine (2, 2, 0, 0): (4 x 1/2 - 1) / 3 = 1/3. */
    @Test
    void takesTheMeanOfTwoClassesForIsoleucineAlone() {
        CodonCounts counts = counts("TTT", 3, "TTC", 1, "GGT", 2, "GGC", 2, "CTT", 2);

        assertThat(value(indices(counts), CodonIndex.ENC))
                .isEqualTo(2 + 9 / (1.0 / 2) + 1 / ((1.0 / 2 + 1.0 / 3) / 2) + 5 / (1.0 / 3) + 3, within(1e-12));
        assertThat(indices(counts.minus(counts("CTT", 2))).value(CodonIndex.ENC))
                .isEqualTo(IndexValue.undefined("no amino acid of 6 codons occurs often enough"));
        assertThat(indices(counts.minus(counts("GGT", 2, "GGC", 2))).value(CodonIndex.ENC))
                .isEqualTo(IndexValue.undefined("no amino acid of 3 codons occurs often enough"));
    }

    /** In code 12 leucine has three codons of a box too, so that isoleucine is not alone there. */
    @Test
    void takesNoMeanWhereAnotherFamilyHasThreeCodons() {
        CodonCounts counts = counts("TTT", 3, "TTC", 1, "GGT", 2, "GGC", 2);

        assertThat(indices(counts, 12, FamilyRule.BOX).value(CodonIndex.ENC))
                .isEqualTo(IndexValue.undefined("no amino acid of 3 codons occurs often enough"));
        assertThat(indices(counts, 1, FamilyRule.BOX).value(CodonIndex.ENC).value())
                .isNotNull();
    }

    /** Sun, Yang and Xia by their formula: in code 1 there are 12 boxes of two, 1 of three, 8 of four, 2 single codons. */
    @Test
    void addsPseudocountsForTheEffectiveNumberOfSun() {
        CodonCounts counts = counts("TTT", 3, "TTC", 1, "CTT", 4, "TTA", 2);

        double phenylalanine = 6 * (16.0 / 36 + 4.0 / 36);
        double leucineOfTwo = 4 * (9.0 / 16 + 1.0 / 16);
        double leucineOfFour = 8 * (25.0 / 64 + 3.0 / 64);
        double two = 12 * (6 + 4 + 10 * 2) / (phenylalanine + leucineOfTwo + 10 * 2 * 0.5);
        double four = 8 * (8 + 7 * 4) / (leucineOfFour + 7 * 4 * 0.25);
        assertThat(value(indices(counts), CodonIndex.ENC_SUN)).isEqualTo(2 + two + 3 + four, within(1e-12));
    }

    @Test
    void comparesWithTheLargestCountOfEachAminoAcid() {
        CaiReference reference = CaiReference.of("mine", counts("TTT", 1, "TTC", 4, "AAA", 7));
        CodonCounts counts = counts("TTT", 2, "TTC", 1, "AAG", 1, "ATG", 50, "TAA", 50);

        CodonIndices indices = CodonIndices.of(counts, families(1, FamilyRule.AMINO_ACID), reference);

        assertThat(indices.caiReference()).isEqualTo("mine");
        assertThat(value(indices, CodonIndex.CAI)).isEqualTo(Math.pow(0.25 * 0.25 * 1 * 0.01, 0.25), within(1e-12));
    }

    @Test
    void takesReferenceFamiliesByTheCodeInUse() {
        CaiReference reference = CaiReference.of("mine", counts("TGA", 4, "TGG", 1));
        CodonCounts counts = counts("TGG", 2, "TTT", 0);

        assertThat(CodonIndices.of(counts, families(2, FamilyRule.BOX), reference)
                        .value(CodonIndex.CAI)
                        .value())
                .isEqualTo(0.25, within(1e-12));
        assertThat(CodonIndices.of(counts, families(1, FamilyRule.BOX), reference)
                        .value(CodonIndex.CAI))
                .isEqualTo(IndexValue.undefined("no codon of an amino acid that has several"));
    }

    @Test
    void refusesAReferenceWithoutCodons() {
        assertThatThrownBy(() -> CaiReference.of("empty.csv", CodonCounts.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CAI reference empty.csv: must have codons");
    }

    @Test
    void sharesOutStopsByTheCodeInUse() {
        CodonCounts counts = counts("TAA", 3, "TGA", 1, "AGA", 4, "TTT", 8);

        assertThat(indices(counts).stopUsage())
                .containsExactly(
                        new Share("TTA", 0, null),
                        new Share("TCA", 0, null),
                        new Share("TAA", 3, 0.75),
                        new Share("TAG", 0, 0.0),
                        new Share("TGA", 1, 0.25),
                        new Share("AGA", 0, null),
                        new Share("AGG", 0, null));
        assertThat(indices(counts, 2, FamilyRule.AMINO_ACID).stopUsage())
                .contains(new Share("TGA", 0, null), new Share("AGA", 4, 4.0 / 7));
        assertThat(indices(counts).aminoAcidUsage())
                .hasSize(20)
                .contains(new Share("F", 8, 8.0 / 12), new Share("R", 4, 4.0 / 12), new Share("W", 0, 0.0));
    }

    @ParameterizedTest
    @EnumSource
    void hasNoValuesButReasonsForATableOfZeros(FamilyRule rule) {
        for (GeneticCode code : CODES.all()) {
            CodonIndices indices = indices(CodonCounts.of(new long[64], 5, 2), code.id(), rule);

            assertThat(indices.values().values()).allMatch(value -> value.value() == null && value.reason() != null);
            assertThat(indices.aminoAcidUsage()).allMatch(share -> share.fraction() == null);
            assertThat(indices.stopUsage()).allMatch(share -> share.fraction() == null);
        }
    }

    @Test
    void hasNoValuesButReasonsForStopsAndSingleCodonsAlone() {
        CodonIndices indices = indices(counts("ATG", 1, "TAA", 1));

        assertThat(indices.values()).allSatisfy((index, value) -> {
            if (index.label().matches("gc[123]?(_sense)?")) {
                assertThat(value.value()).isNotNull();
            } else {
                assertThat(value.reason()).isNotNull();
            }
        });
    }

    @Test
    void knowsEveryTableOfTwoCodons() {
        for (int first = 0; first < CodonCounts.CODONS; first++) {
            for (int second = 0; second < CodonCounts.CODONS; second++) {
                long[] codons = new long[CodonCounts.CODONS];
                codons[first]++;
                codons[second]++;
                for (FamilyRule rule : FamilyRule.values()) {
                    CodonIndices indices = indices(CodonCounts.of(codons, 0, 0), 1, rule);
                    assertThat(indices.value(CodonIndex.ENC).reason()).isNotNull();
                    assertThat(indices.value(CodonIndex.GC).value()).isBetween(0.0, 1.0);
                }
            }
        }
    }

    @Test
    void staysWithinBoundsForRandomTablesUnderAllCodes() {
        Random random = new Random(19_870_211);
        CodonFamilies[] boxes = new CodonFamilies[34];
        Map<FamilyRule, CodonFamilies[]> families = new EnumMap<>(FamilyRule.class);
        families.put(FamilyRule.BOX, boxes);
        families.put(FamilyRule.AMINO_ACID, new CodonFamilies[34]);
        for (GeneticCode code : CODES.all()) {
            families.forEach((rule, byCode) -> byCode[code.id()] = CodonFamilies.of(code, rule));
        }
        int undefined = 0;
        int defined = 0;
        for (int table = 0; table < RANDOM_TABLES; table++) {
            CodonCounts counts = randomCounts(random);
            FamilyRule rule = FamilyRule.values()[table % 2];
            for (GeneticCode code : CODES.all()) {
                CodonFamilies ofCode = families.get(rule)[code.id()];
                CodonIndices indices = CodonIndices.of(counts, ofCode, CaiReference.ecoli());
                IndexValue wright = indices.value(CodonIndex.ENC);
                if (wright.value() == null) {
                    undefined++;
                } else {
                    defined++;
                    requireBetween(aminoAcids(ofCode), wright.value(), 61);
                }
                requireBetween(aminoAcids(boxes[code.id()]), value(indices, CodonIndex.ENC_SUN), 64 - stops(code));
                requireBetween(0, value(indices, CodonIndex.CAI), 1);
                requireBetween(0, value(indices, CodonIndex.SCUO), 1);
                requireBetween(0, value(indices, CodonIndex.GC3S), 1);
            }
        }
        assertThat(undefined).isPositive();
        assertThat(defined).isGreaterThan(undefined);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CAI")
    void refusesIndicesThatAreNotAll(CodonIndex left) {
        Map<CodonIndex, IndexValue> one = Map.of(left, IndexValue.of(1));

        assertThatThrownBy(() -> new CodonIndices(CodonCounts.ZERO, families(1, FamilyRule.AMINO_ACID), "ecoli", one))
                .hasMessage("1 indices: must be all 17");
    }

    @Test
    void refusesValuesThatAreNone() {
        assertThatThrownBy(() -> new IndexValue(null, null))
                .hasMessage("index null, reason null: must be one of the two");
        assertThatThrownBy(() -> IndexValue.of(Double.NaN)).hasMessage("index NaN: must be a finite number");
    }

    /** From a handful of codons to millions, with some or most of the codons left out. */
    private static CodonCounts randomCounts(Random random) {
        long[] codons = new long[CodonCounts.CODONS];
        int most = 1 << random.nextInt(22);
        double present = 0.05 + 0.95 * random.nextDouble();
        for (int codon = 0; codon < codons.length; codon++) {
            codons[codon] = random.nextDouble() < present ? random.nextInt(most + 1) : 0;
        }
        codons[Codon.index("TTT")]++;
        return CodonCounts.of(codons, 0, 0);
    }

    private static void requireBetween(double least, double value, double most) {
        if (value < least - 1e-9 || value > most + 1e-9) {
            throw new AssertionError(value + " is not within " + least + " and " + most);
        }
    }

    private static long aminoAcids(CodonFamilies families) {
        return families.all().stream().filter(family -> !family.isStop()).count();
    }

    private static long stops(GeneticCode code) {
        return code.aminoAcids()
                .chars()
                .filter(letter -> letter == GeneticCode.STOP)
                .count();
    }

    private static double value(CodonIndices indices, CodonIndex index) {
        IndexValue value = indices.value(index);
        if (value.value() == null) {
            throw new AssertionError(index.label() + " has no value: " + value.reason());
        }
        return value.value();
    }

    private static CodonIndices indices(CodonCounts counts) {
        return indices(counts, 1, FamilyRule.AMINO_ACID);
    }

    private static CodonIndices indices(CodonCounts counts, int code, FamilyRule rule) {
        return CodonIndices.of(counts, families(code, rule), CaiReference.ecoli());
    }

    private static CodonFamilies families(int code, FamilyRule rule) {
        return CodonFamilies.of(CODES.get(code), rule);
    }

    private static CodonCounts counts(Object... codonsAndNumbers) {
        long[] codons = new long[CodonCounts.CODONS];
        for (int index = 0; index < codonsAndNumbers.length; index += 2) {
            codons[Codon.index((String) codonsAndNumbers[index])] = (int) codonsAndNumbers[index + 1];
        }
        return CodonCounts.of(codons, 0, 0);
    }
}
