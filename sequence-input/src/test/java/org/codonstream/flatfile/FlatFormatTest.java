package org.codonstream.flatfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlatFormatTest {

    @Test
    void tellsFormatsByTheirFirstBytes() {
        assertThat(FlatFormat.of(">a\nACGT")).contains(FlatFormat.FASTA);
        assertThat(FlatFormat.of("\n \n; comment\n>a")).contains(FlatFormat.FASTA);
        assertThat(FlatFormat.of("\uFEFF>a")).contains(FlatFormat.FASTA);
        assertThat(FlatFormat.of("LOCUS       X 12 bp")).contains(FlatFormat.GENBANK);
        assertThat(FlatFormat.of("GBBCT1.SEQ          Genetic Sequence Data Bank\n"))
                .contains(FlatFormat.GENBANK);
    }

    @Test
    void knowsNoOtherText() {
        assertThat(FlatFormat.of("")).isEmpty();
        assertThat(FlatFormat.of("ACGT")).isEmpty();
        assertThat(FlatFormat.of("LOCUST\n")).isEmpty();
        assertThat(FlatFormat.of("ID   X56734; SV 1; linear; mRNA")).isEmpty();
    }
}
