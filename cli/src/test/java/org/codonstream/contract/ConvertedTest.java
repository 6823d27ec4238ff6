package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codonstream.cli.CommandLineRun;
import org.codonstream.codon.Reading;
import org.codonstream.contract.AnnotatedRecord.Gene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Flat files and what {@code ingest convert} makes of them: whichever is published, the same is counted and refused. */
@ExtendWith(PipelineExtension.class)
class ConvertedTest {

    private static final Path GENOMES = Path.of("..", "..", "shared", "data", "genomes");
    private static final String[] SCOPES = {"all", "source:", "taxon:", "code:"};

    @TempDir
    private Path temporary;

    private Pipeline pipeline;

    @BeforeEach
    void take(Pipeline shared) {
        pipeline = shared;
    }

    @Test
    void givesTheSameTablesAndDeadLettersAsTheGenBankFileItWasMadeFrom() {
        Path file = AnnotatedRecord.write(
                temporary.resolve("made.gb"),
                AnnotatedRecord.of(
                        "AB500001.1",
                        Genome.letters(1, 1000),
                        501,
                        new Gene(1, 300, 11),
                        new Gene(990, 1001, 11),
                        new Gene(301, 901, 4)),
                AnnotatedRecord.of("AB500002.1", Genome.letters(2, 700), 501, new Gene(5, 700, 2))
                        .in("mitochondrion"),
                AnnotatedRecord.of("AB500003.1", Genome.letters(3, 500), 502));

        Published published = requireTheSame("genbank", List.of(file));

        assertThat(published.decisions()).isEqualTo("counted 3, replaced 0, duplicate 0, stale 0, rejected 0");
        assertThat(published.tables())
                .containsKeys("taxon:501/mitochondrion cds", "code:2 cds", "code:4 cds", "code:11 cds");
        assertThat(published.deadLetters())
                .containsExactly("bad-coding-sequence (AB500001.1): CDS 2 at 990..1001: position 1001 lies behind the"
                        + " sequence, which has 1000 bases");
    }

    @Test
    @EnabledIf(
            value = "org.codonstream.input.RealSet#arePresent",
            disabledReason = "skipped: the real genomes of ../shared/data are not beside the project's root")
    void givesTheSameTablesForRealGenomes() {
        List<Path> files = Stream.of(
                        "acaryochloris_plasmid_NC_009933",
                        "anthoceros_pt_NC_004543",
                        "arabidopsis_mt_NC_001284",
                        "draft_NZ_AHMY02",
                        "human_mt_NC_012920",
                        "mers_KC164505",
                        "phix174_NC_001422",
                        "termite_mt_29")
                .map(name -> GENOMES.resolve(name + ".gb.gz"))
                .toList();

        Published published = requireTheSame("real", files);

        assertThat(published.tables()).containsKeys("taxon:9606/mitochondrion cds", "code:2 cds", "code:11 cds");
    }

    @Test
    void givesTheSameTablesForFastaOfCodingSequences() throws IOException {
        Path file = Files.writeString(
                temporary.resolve("genes.fasta"),
                ">AB500004.1\n" + Genome.letters(4, 300) + "\n>AB500005.1\n" + Genome.letters(5, 301) + "\n");

        Published published = requireTheSame("fasta", List.of(file), "--fasta-is", "cds", "--fasta-genetic-code", "12");

        assertThat(published
                        .tables()
                        .get("code:12 cds")
                        .path("coding_sequences")
                        .asInt())
                .isEqualTo(2);
    }

    /** What one pipeline says after a publication. */
    private record Published(String decisions, Map<String, JsonNode> tables, List<String> deadLetters) {

        static Published of(Pipeline pipeline, CommandLineRun run) {
            String decisions = run.out().lines().reduce((first, last) -> last).orElse("");
            return new Published(decisions, pipeline.tables(SCOPES), refusals(pipeline));
        }

        /** Kind and sentence of each dead letter, from the id on: what stands before it names file and row. */
        private static List<String> refusals(Pipeline pipeline) {
            return pipeline.run(List.of("dead-letters", "list"))
                    .out()
                    .lines()
                    .map(line -> line.split("\t"))
                    .map(fields -> fields[1] + " " + fields[3].substring(fields[3].indexOf(" (") + 1))
                    .sorted()
                    .toList();
        }
    }

    /** Publishes files into one pipeline and what they are converted to into another, then crosswise. */
    private Published requireTheSame(String name, List<Path> files, String... options) {
        Path converted = temporary.resolve(name);
        convert(files, converted, options);
        Object[] flat = arguments(files, options);
        Object[] parquet = arguments(List.of(converted));
        try (Pipeline first = pipeline.another(name + "-flat");
                Pipeline second = pipeline.another(name + "-parquet")) {
            Published published = Published.of(first, first.publish(flat));
            Published ofConverted = Published.of(second, second.publish(parquet));
            assertThat(ofConverted).isEqualTo(published);

            requireDuplicates(published, first, first.publish(parquet));
            requireDuplicates(published, second, second.publish(flat));
            return published;
        }
    }

    private static void requireDuplicates(Published before, Pipeline pipeline, CommandLineRun run) {
        Published after = Published.of(pipeline, run);
        long sequences = before.tables()
                .get("all " + Reading.FRAME0.label())
                .path("sequences")
                .asLong();
        assertThat(after.decisions())
                .isEqualTo("counted 0, replaced 0, duplicate " + sequences + ", stale 0, rejected 0");
        assertThat(after.tables()).isEqualTo(before.tables());
    }

    private static void convert(List<Path> files, Path output, String... options) {
        List<String> words = new ArrayList<>(List.of("ingest", "convert", "--output", output.toString()));
        words.addAll(List.of(options));
        words.add("--input");
        files.forEach(file -> words.add(file.toString()));
        CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(output).isDirectoryRecursivelyContaining("glob:**.parquet");
    }

    private static Object[] arguments(List<Path> files, String... options) {
        List<Object> words = new ArrayList<>(List.of("--source", "made", "--input"));
        words.addAll(files);
        words.addAll(List.of(options));
        return words.toArray();
    }
}
