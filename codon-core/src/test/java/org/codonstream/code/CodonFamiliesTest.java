package org.codonstream.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodonFamiliesTest {

    @ParameterizedTest
    @CsvSource({
        "1, AMINO_ACID, L, TTA TTG CTT CTC CTA CTG",
        "1, BOX, L, TTA TTG / CTT CTC CTA CTG",
        "1, BOX, S, TCT TCC TCA TCG / AGT AGC",
        "1, BOX, R, CGT CGC CGA CGG / AGA AGG",
        "1, BOX, I, ATT ATC ATA",
        "1, BOX, *, TAA TAG TGA",
        "2, AMINO_ACID, *, TAA TAG AGA AGG",
        "3, AMINO_ACID, T, CTT CTC CTA CTG ACT ACC ACA ACG",
        "3, BOX, T, CTT CTC CTA CTG / ACT ACC ACA ACG",
        "5, BOX, S, TCT TCC TCA TCG / AGT AGC AGA AGG",
        "12, BOX, S, TCT TCC TCA TCG / CTG / AGT AGC",
        "12, BOX, L, TTA TTG / CTT CTC CTA",
        "27, AMINO_ACID, Q, TAA TAG CAA CAG",
        "27, BOX, Q, TAA TAG / CAA CAG",
    })
    void takesFamiliesFromTheCodeAndTheRule(int code, FamilyRule rule, char aminoAcid, String codons) {
        String found = families(code, rule).all().stream()
                .filter(family -> family.aminoAcid() == aminoAcid)
                .map(family -> family.codons().stream().map(Codon::text).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" / "));

        assertThat(found).isEqualTo(codons);
    }

    @ParameterizedTest
    @EnumSource
    void putsEveryCodonIntoOneFamilyOfItsAminoAcid(FamilyRule rule) {
        for (GeneticCode code : GeneticCodes.ncbi().all()) {
            CodonFamilies families = CodonFamilies.of(code, rule);

            assertThat(families.all().stream().flatMap(family -> family.codons().stream()))
                    .doesNotHaveDuplicates()
                    .hasSize(CodonCounts.CODONS);
            for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
                assertThat(families.family(codon).codons()).contains(codon);
                assertThat(families.family(codon).aminoAcid()).isEqualTo(code.aminoAcid(codon));
            }
        }
    }

    @Test
    void hasNoFamilyOfStopsWhereACodeHasNone() {
        assertThat(families(27, FamilyRule.AMINO_ACID).all()).hasSize(20).noneMatch(CodonFamily::isStop);
        assertThat(families(1, FamilyRule.AMINO_ACID).all()).hasSize(21);
        assertThat(families(1, FamilyRule.BOX).all()).hasSize(24);
        assertThat(families(1, FamilyRule.BOX).by(FamilyRule.AMINO_ACID).all()).hasSize(21);
    }

    @Test
    void takesNeitherStopsNorSingleCodonsForSynonyms() {
        CodonFamilies standard = families(1, FamilyRule.AMINO_ACID);

        assertThat(standard.family(Codon.index("TAA")).isSynonymous()).isFalse();
        assertThat(standard.family(Codon.index("ATG")).isSynonymous()).isFalse();
        assertThat(standard.family(Codon.index("TTT")).isSynonymous()).isTrue();
    }

    @Test
    void areEqualByCodeAndRule() {
        assertThat(families(2, FamilyRule.BOX))
                .isEqualTo(families(2, FamilyRule.BOX))
                .hasSameHashCodeAs(families(2, FamilyRule.BOX))
                .isNotEqualTo(families(2, FamilyRule.AMINO_ACID))
                .isNotEqualTo(families(1, FamilyRule.BOX));
    }

    @Test
    void refusesWhatIsNoFamilyOrRule() {
        assertThatThrownBy(() -> new CodonFamily('L', List.of())).hasMessage("family of L: must have a codon");
        assertThat(FamilyRule.ofLabel("box")).isEqualTo(FamilyRule.BOX);
        assertThatThrownBy(() -> FamilyRule.ofLabel("six")).hasMessage("family six: must be one of amino-acid, box");
    }

    private static CodonFamilies families(int code, FamilyRule rule) {
        return CodonFamilies.of(GeneticCodes.ncbi().get(code), rule);
    }
}
