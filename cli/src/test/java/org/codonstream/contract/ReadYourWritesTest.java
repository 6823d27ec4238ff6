package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.codonstream.cli.CommandLineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has waited for is in the very next answer, whatever others publish meanwhile. */
@ExtendWith(PipelineExtension.class)
class ReadYourWritesTest {

    private static final int ROUNDS = 30;

    @Test
    void containsWhatWasWaitedForWhileAnotherPublisherWorks(@TempDir Path temporary, Pipeline pipeline)
            throws IOException {
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> publishOn(temporary, pipeline, ended));
        long bases = 0;
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                Genome genome = Genome.of(String.format("MN%06d.1", round), Genome.letters(round, 100 + round));
                bases += genome.letters().length();
                CommandLineRun run = pipeline.publish(
                        "--input", GenomeFile.write(temporary.resolve("mine.parquet"), genome), "--source", "mine");
                assertThat(run.out()).endsWith("counted 1, replaced 0, duplicate 0, stale 0, rejected 0\n");

                CommandLineRun usage = CommandLineRun.of(
                        "usage", "--scope", "source:mine", "--format", "json", "--server", pipeline.server());
                assertThat(usage.exitCode()).as(usage.err()).isZero();
                JsonNode table = new ObjectMapper().readTree(usage.out());
                assertThat(table.path("sequences").asInt()).isEqualTo(round);
                assertThat(table.path("bases").asLong()).isEqualTo(bases);
            }
        } finally {
            ended.set(true);
        }
        assertThat(other.join()).as("files of the other publisher").isPositive();
    }

    /** Publishes one file after the other without waiting; returns how many. */
    private static int publishOn(Path temporary, Pipeline pipeline, AtomicBoolean ended) {
        int files = 0;
        while (!ended.get()) {
            List<Genome> genomes = new ArrayList<>();
            for (int row = 0; row < 50; row++) {
                genomes.add(Genome.of("contig_" + row, Genome.letters(files * 50L + row, 1000)));
            }
            CommandLineRun run = pipeline.tryToPublish(
                    "--input",
                    GenomeFile.write(temporary.resolve("other.parquet"), genomes),
                    "--source",
                    "other " + files % 3,
                    "--no-resume",
                    "--batch-size",
                    10);
            assertThat(run.exitCode()).as(run.err()).isZero();
            files++;
        }
        return files;
    }
}
