package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountCommandTest {
    private static final String LAMBDA = "../examples/lambda.parquet";

    @Test
    void sumsAllRowsOfAFolder() {
        CommandLineRun run = CommandLineRun.of("count", "--input", "../examples", "--format", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\"sequences\":49,").contains("\"bases\":1464956,");
    }

    @Test
    void saysThatWholeGenomesAreNoCodingSequences() {
        assertThat(CommandLineRun.of("count", "--input", LAMBDA, "--genetic-code", "11")
                        .out()
                        .replace('\n', ' '))
                .startsWith("lambda.parquet: frame 0 of whole genomes, not coding sequences; genetic code 11");
    }

    @Test
    void refusesReadingsThatParquetDoesNotHave() {
        assertThat(CommandLineRun.of("count", "--input", LAMBDA, "--reading", "cds"))
                .isEqualTo(new CommandLineRun(
                        2, "", "codonstream: reading cds: Parquet files have no annotated coding sequences\n"));
    }

    @Test
    void refusesOneRowASequenceInAFormatForTables() {
        assertThat(CommandLineRun.of("count", "--input", LAMBDA, "--per", "sequence", "--format", "cusp"))
                .isEqualTo(new CommandLineRun(
                        2, "", "codonstream: format cusp: --per sequence is written as csv or tsv\n"));
    }

    @Test
    void plansBatchesWithoutPublishing() {
        CommandLineRun run = CommandLineRun.of("ingest", "plan", "--input", "../examples", "--batch-size", "20");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEqualTo("3 batches of 3 files: 49 sequences, 1,464,956 bases\n");
        assertThat(run.out().lines()).hasSize(3).allMatch(line -> line.matches("[0-9a-f]{20}\t\\d+\t\\d+"));
    }
}
