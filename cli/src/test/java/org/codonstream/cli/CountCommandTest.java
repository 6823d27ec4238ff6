package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountCommandTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data");
    private static final String LAMBDA = "../examples/lambda.parquet";

    @ParameterizedTest
    @CsvSource({
        "organelle, human_mt_NC_012920 metazoa_mt_76 termite_mt_29 turtle_mt_31_crlf arabidopsis_pt_NC_000932"
                + " tobacco_pt_Z00044 marchantia_pt_NC_001319 anthoceros_pt_NC_004543 arabidopsis_mt_NC_001284",
        "viral, mers_46 zika_34 hiv1_NC_001802_lowercase microvirus_100 phix174_NC_001422 lambda_NC_001416",
        "bacteria, ecoli_K12_NC_000913 mycoplasma_gallisepticum_NC_004829 draft_NZ_AHMY02",
        "chordata_mt, chordata_mt_304"
    })
    void countsEachRowAsOtherToolsDo(String folder, String sets) throws IOException {
        assumeTrue(Files.isDirectory(DATA), "there is no test data at ../shared/data of the project");
        CommandLineRun run = CommandLineRun.of(
                "count",
                "--input",
                DATA.resolve("parquet").resolve(folder).toString(),
                "--per",
                "sequence",
                "--format",
                "tsv");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        List<String> expected = new ArrayList<>();
        for (String set : sets.split(" ")) {
            expected.addAll(expected(DATA.resolve("expected").resolve(set + ".frame0.tsv.gz")));
        }
        assertThat(rows(run.out())).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Record, length, codons without other letters, ambiguous, trailing, and the codons in the order of the alphabet. */
    private static List<String> expected(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> {
                        List<String> fields = new ArrayList<>(Arrays.asList(line.split("\t")));
                        fields.remove(2);
                        return String.join("\t", fields);
                    })
                    .toList();
        }
    }

    /** The same out of ours, whose codons stand in the order of gc.prt. */
    private static List<String> rows(String text) {
        List<String> lines = text.lines().toList();
        String[] names = lines.get(0).split("\t");
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] fields = line.split("\t");
                    TreeMap<String, String> codons = new TreeMap<>();
                    for (int i = 5; i < names.length; i++) {
                        codons.put(names[i], fields[i]);
                    }
                    return String.join("\t", Arrays.copyOf(fields, 5)) + "\t" + String.join("\t", codons.values());
                })
                .toList();
    }

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
