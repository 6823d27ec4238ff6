package org.codonstream.codon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodonTest {

    @Test
    void standsInTheOrderOfNcbi() {
        List<String> texts = new ArrayList<>();
        for (int codon = 0; codon < 64; codon++) {
            texts.add(Codon.text(codon));
            assertThat(Codon.index(Codon.text(codon))).isEqualTo(codon);
        }
        assertThat(texts)
                .doesNotHaveDuplicates()
                .startsWith("TTT", "TTC", "TTA", "TTG", "TCT")
                .endsWith("GGA", "GGG");
    }

    @Test
    void readsEitherCaseAndU() {
        assertThat(Codon.index("aug")).isEqualTo(Codon.index("ATG")).isEqualTo(35);
    }

    @Test
    void complementsAndTurnsRound() {
        assertThat(Codon.text(Codon.reverseComplement(Codon.index("ATG")))).isEqualTo("CAT");
        assertThat(Codon.text(Codon.reverseComplement(Codon.index("TTC")))).isEqualTo("GAA");
        for (int codon = 0; codon < 64; codon++) {
            assertThat(Codon.reverseComplement(Codon.reverseComplement(codon))).isEqualTo(codon);
        }
    }

    @Test
    void refusesWhatIsNoCodon() {
        for (String text : new String[] {"", "AC", "ACGT", "ACN"}) {
            assertThatThrownBy(() -> Codon.index(text))
                    .hasMessage("codon '" + text + "': must be three of A, C, G, T, U");
        }
        assertThatThrownBy(() -> Codon.text(64)).hasMessage("codon index 64: must be 0 to 63");
    }

    @Test
    void findsReadingsByLabel() {
        for (Reading reading : Reading.values()) {
            assertThat(Reading.ofLabel(reading.label())).isEqualTo(reading);
        }
        assertThatThrownBy(() -> Reading.ofLabel("frame3"))
                .hasMessage("reading frame3: must be one of frame0, frame1, frame2, reverse0, reverse1, reverse2, cds");
    }

    @Test
    void addsAndSubtractsCounts() {
        long[] codons = new long[64];
        codons[3] = 5;
        CodonCounts counts = CodonCounts.of(codons, 2, 1);

        assertThat(counts.plus(counts).codon(3)).isEqualTo(10);
        assertThat(counts.minus(counts)).isEqualTo(CodonCounts.ZERO);
        assertThat(counts.minus(counts).isZero()).isTrue();
        assertThat(counts.negated().hasNegative()).isTrue();
        assertThat(CodonCounts.of(new long[64], -1, 0).hasNegative()).isTrue();
        assertThat(counts.hasNegative()).isFalse();
        assertThat(counts.counted()).isEqualTo(5);
        assertThat(counts.reverseComplement().codon(Codon.reverseComplement(3))).isEqualTo(5);
        assertThatThrownBy(() -> CodonCounts.of(new long[63], 0, 0))
                .hasMessage("codon counts of 63 codons: must be 64");
    }

    @Test
    void refusesFramesAndReadingsThatAreNotThere() {
        assertThatThrownBy(() -> FrameCounts.EMPTY.frame(3)).hasMessage("frame 3: must be 0, 1 or 2");
        assertThatThrownBy(() -> FrameCounts.EMPTY.reading(Reading.CDS))
                .hasMessage("reading cds: is not counted from a whole sequence");
        assertThatThrownBy(() -> new FrameCounts(-1, CodonCounts.ZERO, CodonCounts.ZERO, CodonCounts.ZERO))
                .hasMessage("length -1 of counted bases: must be at least 0");
    }
}
