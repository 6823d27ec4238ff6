package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.codonstream.sequence.Accession;
import org.junit.jupiter.api.Test;

class GenomeTest {
    private static final List<Genome> GENOMES =
            LongStream.range(0, 400).mapToObj(number -> Genome.of(7, number)).toList();

    @Test
    void hasTheLengthOfItsOrganelle() {
        assertThat(GENOMES).allSatisfy(genome -> assertThat(genome.letters().length)
                .isBetween(organelle(genome).shortest(), organelle(genome).longest()));
    }

    @Test
    void isOfBothOrganellesAboutEquallyOften() {
        assertThat(GENOMES)
                .filteredOn(genome -> organelle(genome) == Organelle.PLASTID)
                .hasSizeBetween(150, 250);
    }

    @Test
    void hasAnAccessionOfItsOwn() {
        assertThat(GENOMES)
                .allSatisfy(genome -> assertThat(Accession.parse(genome.id())).isPresent())
                .extracting(genome -> Accession.parse(genome.id()).orElseThrow().base())
                .doesNotHaveDuplicates();
        assertThat(Accession.parse(Genome.of(7, 3_224_000).id())).isPresent();
    }

    @Test
    void hasFewLettersOtherThanUpperCaseBases() {
        String all = String.join("", GENOMES.stream().map(GenomeTest::text).toList());

        assertThat(all).matches("[ACGTacgtN]+").containsPattern("N").containsPattern("[acgt]{3}");
        assertThat(all.replaceAll("[ACGT]+", "")).hasSizeLessThan(all.length() / 100);
    }

    @Test
    void dependsOnSeedAndNumberAlone() {
        assertThat(text(Genome.of(7, 5))).isEqualTo(text(GENOMES.get(5)));
        assertThat(text(Genome.of(8, 5))).isNotEqualTo(text(GENOMES.get(5)));
        assertThat(GENOMES).extracting(GenomeTest::text).doesNotHaveDuplicates();
    }

    @Test
    void isAsLongAsOneWants() {
        assertThat(List.of(12, 300, 20_000, 1_000_000)).allSatisfy(length -> assertThat(
                        LongStream.range(0, 40).mapToObj(number -> Genome.of(7, number, length)))
                .allSatisfy(genome -> assertThat(text(genome)).hasSize(length).matches("[ACGTacgtN]+")));
        assertThat(text(Genome.of(7, 5, 300))).isNotEqualTo(text(Genome.of(7, 6, 300)));
    }

    private static Organelle organelle(Genome genome) {
        return Organelle.valueOf(genome.source().toUpperCase(Locale.ROOT));
    }

    private static String text(Genome genome) {
        return new String(genome.letters(), StandardCharsets.US_ASCII);
    }
}
