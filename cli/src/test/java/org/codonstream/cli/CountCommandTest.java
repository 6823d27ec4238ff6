package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.codonstream.codon.CodonCounts;
import org.codonstream.usage.TableReader;
import org.junit.jupiter.api.Test;

class CountCommandTest {
    private static final String LAMBDA = "../examples/lambda.parquet";

    @Test
    void sumsAllRowsOfAFolder() {
        CommandLineRun run = CommandLineRun.of("count", "--input", "../examples", "--format", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\"sequences\":58,").contains("\"bases\":1485530,");
    }

    @Test
    void saysThatWholeGenomesAreNoCodingSequences() {
        assertThat(CommandLineRun.of("count", "--input", LAMBDA, "--genetic-code", "11")
                        .out()
                        .replace('\n', ' '))
                .startsWith("lambda.parquet: frame 0 of whole genomes, not coding sequences; genetic code 11");
    }

    @Test
    void refusesCodingSequencesWhereNoRowStatesAny() {
        assertThat(CommandLineRun.of("count", "--input", LAMBDA, "--reading", "cds"))
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        "codonstream: reading cds: no row of lambda.parquet states coding sequences: give GenBank"
                                + " files, Parquet files with the column coding_features, or FASTA whose records are"
                                + " coding sequences, with --fasta-is cds\n"));
    }

    @Test
    void leavesRowsOutThatStateNoCodingSequences() {
        String[] words = {"count", "--input", "../examples/bacteria.gb.gz", "--reading", "cds", "--format", "json"};
        String[] more = {
            "count", "--input", "../examples/bacteria.gb.gz", LAMBDA, "--reading", "cds", "--format", "json"
        };
        CommandLineRun some = CommandLineRun.of(words);
        CommandLineRun mixed = CommandLineRun.of(more);

        assertThat(mixed.err()).contains("1 row states no coding sequences and is left out\n");
        assertThat(mixed.out().replace("2 files", "bacteria.gb.gz")).isEqualTo(some.out());
    }

    @Test
    void refusesARowACodingSequenceOfAnotherReading() {
        assertThat(CommandLineRun.of("count", "--input", LAMBDA, "--per", "cds"))
                .isEqualTo(new CommandLineRun(2, "", "codonstream: --per cds: needs --reading cds\n"));
    }

    @Test
    void writesNoHeaderWhereThereIsNoInput() {
        for (String per : List.of("sequence", "cds")) {
            CommandLineRun run =
                    CommandLineRun.of("count", "--input", "no/such.parquet", "--per", per, "--reading", "cds");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("no/such.parquet");
        }
    }

    @Test
    void addsBothStrandsUp() {
        CodonCounts forward = counts("--reading", "frame1");
        CodonCounts reverse = counts("--reading", "reverse1");

        assertThat(counts("--reading", "frame1", "--strand", "+")).isEqualTo(forward);
        assertThat(counts("--reading", "frame1", "--strand", "-")).isEqualTo(reverse);
        assertThat(counts("--reading", "frame1", "--strand", "both")).isEqualTo(forward.plus(reverse));
    }

    private static CodonCounts counts(String... options) {
        List<String> words = new ArrayList<>(List.of("count", "--input", "../examples", "--format", "json"));
        words.addAll(List.of(options));
        return TableReader.read(CommandLineRun.of(words.toArray(String[]::new)).out());
    }

    @Test
    void addsBothStrandsOfEachSequenceUp() {
        List<String> rows = CommandLineRun.of("count", "--input", LAMBDA, "--per", "sequence", "--strand", "both")
                .out()
                .lines()
                .toList();

        assertThat(rows.get(1)).startsWith("gi|9626243|ref|NC_001416.1|,48502,32334,0,2,");
    }

    @Test
    void refusesStrandsOfCodingSequences() {
        assertThat(CommandLineRun.of("count", "--input", LAMBDA, "--reading", "cds", "--strand", "both"))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        "codonstream: strand both: reading cds takes each coding sequence from its own strand; leave the"
                                + " strand out, or take frame0, frame1 or frame2\n"));
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
        assertThat(run.err()).isEqualTo("3 batches of 4 files: 58 sequences, 1,485,530 bases\n");
        assertThat(run.out().lines()).hasSize(3).allMatch(line -> line.matches("[0-9a-f]{20}\t\\d+\t\\d+"));
    }
}
