package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.codonstream.cli.CommandLineRun;
import org.codonstream.codon.Reading;
import org.codonstream.input.CountedRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pipeline does over any Kafka; each test has a source of its own. */
abstract class PipelineContract {

    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir
    private Path temporary;

    /** The pipeline of the class. */
    abstract Pipeline pipeline();

    private CommandLineRun asked(String... words) {
        String[] command = Arrays.copyOf(words, words.length + 2);
        command[words.length] = "--server";
        command[words.length + 1] = pipeline().server();
        return CommandLineRun.of(command);
    }

    @Test
    void showsWhatWasPublishedInEveryTable() {
        CommandLineRun run = pipeline().publish("--input", EXAMPLES, "--batch-size", 20);

        assertThat(run.out())
                .startsWith("published 3 batches: 58 sequences, 1,485,530 bases, ")
                .endsWith("\ncounted 58, replaced 0, duplicate 0, stale 0, rejected 0\n");
        CommandLineRun counted = CommandLineRun.of(
                "count",
                "--input",
                EXAMPLES.resolve("mers.parquet").toString(),
                "--reading",
                "reverse1",
                "--format",
                "csv");
        CommandLineRun usage = CommandLineRun.of(
                "usage",
                "--scope",
                "source:mers",
                "--reading",
                "reverse1",
                "--format",
                "csv",
                "--server",
                pipeline().server());
        assertThat(usage.out()).isEqualTo(counted.out()).hasLineCount(65);
        assertThat(asked(
                                "usage",
                                "--scope",
                                "code:11",
                                "--reading",
                                "cds",
                                "--genetic-code",
                                "auto",
                                "--format",
                                "parquet")
                        .out())
                .isEqualTo(CommandLineRun.of(
                                "count",
                                "--input",
                                EXAMPLES.resolve("bacteria.gb.gz").toString(),
                                "--reading",
                                "cds",
                                "--genetic-code",
                                "11",
                                "--format",
                                "parquet")
                        .out());
        assertThat(asked("metrics", "--scope", "source:lambda", "--genetic-code", "auto", "--format", "csv")
                        .out()
                        .replace("source:lambda", "lambda.parquet"))
                .isEqualTo(CommandLineRun.of(
                                "metrics",
                                "--input",
                                EXAMPLES.resolve("lambda.parquet").toString(),
                                "--genetic-code",
                                "auto",
                                "--format",
                                "csv")
                        .out());
        assertThat(pipeline().scopes("batch:")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(pipeline()
                        .usage("taxon:9606/mitochondrion", Reading.FRAME0)
                        .path("bases")
                        .asInt())
                .isEqualTo(16_569);
    }

    @Test
    void countsOnceWhatIsPublishedTwice() {
        Path file = GenomeFile.write(
                temporary.resolve("twice.parquet"),
                Genome.of("AB300001.1", Genome.letters(1, 5000)),
                Genome.of("AB300002.1", Genome.letters(2, 5000)));
        pipeline().publish("--input", file, "--source", "twice");
        Map<String, JsonNode> tables = pipeline().tables("all", "source:twice", "batch:");

        assertThat(pipeline()
                        .publish("--input", file, "--source", "twice", "--no-resume")
                        .out())
                .endsWith("\ncounted 0, replaced 0, duplicate 2, stale 0, rejected 0\n");
        assertThat(pipeline().tables("all", "source:twice", "batch:")).isEqualTo(tables);
    }

    @Test
    void replacesByANewerVersionAndTakesOutWhatIsRetracted() {
        Genome newer = Genome.of("AB300003.2", Genome.letters(4, 7000));
        for (Genome genome : List.of(Genome.of("AB300003.1", Genome.letters(3, 5000)), newer)) {
            pipeline()
                    .publish(
                            "--input",
                            GenomeFile.write(temporary.resolve("one.parquet"), genome),
                            "--source",
                            "versions");
        }
        for (Reading reading : List.of(Reading.FRAME0, Reading.REVERSE2)) {
            assertThat(CountedJson.ofTable(pipeline().usage("source:versions", reading)))
                    .isEqualTo(CountedRow.sum("source:versions", List.of(newer.counted(reading))));
        }

        assertThat(pipeline().retract("AB300003.2").out()).endsWith("\ntaken out 1, not there 0, stale 0\n");
        assertThat(CountedJson.ofTable(pipeline().usage("source:versions", Reading.FRAME0)))
                .isEqualTo(CountedRow.sum("source:versions", List.of()));
    }

    @Test
    void countsASequenceInSegments() {
        Genome genome = Genome.of("AB300004.1", Genome.letters(5, 9_000_001));
        pipeline().publish("--input", GenomeFile.write(temporary.resolve("long.parquet"), genome), "--source", "long");

        for (Reading reading : Reading.values()) {
            if (reading != Reading.CDS) {
                assertThat(CountedJson.of(pipeline().get("/v1/sequences", "id", "AB300004"), reading))
                        .as(reading.label())
                        .isEqualTo(genome.counted(reading));
            }
        }
    }
}
