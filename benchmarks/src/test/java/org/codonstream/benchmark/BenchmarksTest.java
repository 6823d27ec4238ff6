package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.codonstream.command.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarksTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void generatesAndSaysHowMuch(@TempDir Path folder) {
        assertThat(run("generate", folder.toString(), "--scale", "0.0001", "--files", "2"))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("generated 3 sequences, ");
        assertThat(folder.resolve("shard_00001.parquet")).exists();
    }

    @Test
    void callsANumberThatCanNotBeWrongUsage(@TempDir Path folder) {
        assertThat(run("generate", folder.toString(), "--scale", "-1")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("codonstream: sequences -32240: must be at least 1\n");
    }

    @Test
    void readsAFloorsColumn(@TempDir Path folder) throws IOException {
        run("generate", folder.toString(), "--scale", "0.0001", "--files", "2");

        Totals generated = Totals.in(out.toString(StandardCharsets.UTF_8));

        assertThat(ColumnRead.all(folder)).isEqualTo(generated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "ingest", "stream", "end-to-end", "recount", "query", "visibility", "compare"})
    void saysThatThereIsNoFolderBeforeAnythingIsDone(String stage, @TempDir Path folder) {
        assertThat(run(stage, folder.resolve("none").toString())).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).endsWith("none: there is no such folder\n");
    }

    @Test
    void showsWhatGrowthWasMeasuredBefore(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("growth.tsv");
        GrowthResults results = new GrowthResults(file);
        GrowthTest.results().forEach(results::add);

        assertThat(run("growth", file.toString(), "--runs", "0", "--plot", folder + "/growth.svg"))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("| `data-4` | 32,240 | 2,700.0 | 81 | 4 | 41.0 | 51.0 | 82.0 | 1,000 | 52.9 | 10.20 |")
                .endsWith("budget: 4 times the data to the data once: 4.10 times its wall time,"
                        + " must be at most 4.2 (kept), aim 4 (not kept)\n");
        assertThat(folder.resolve("growth.svg")).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({
        "growth x.tsv --points data-3, point 'data-3': must be one of ",
        "growth x.tsv --scale 0, sequences 0: must be at least 1",
        "growth x.tsv --runs -1, runs -1: must be at least 0",
        "jmh --seconds 0, seconds 0: must be at least 1",
        "generate x --length 3, length 3: must be at least 12",
        "query . --clients 0, clients 0: must be at least 1",
        "'query . --requests 2 --clients 4', 'requests 2: must be at least as many as clients, 4'",
        "visibility . --batches 0, 0 batches of 3 sequences: must be at least 1 of at least 1",
    })
    void callsWhatCanNotBeMeasuredWrongUsage(String words, String sentence) {
        assertThat(run(words.split(" "))).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("codonstream: " + sentence);
    }

    @Test
    void findsHowMuchAProgramWorkedOn() {
        assertThat(Totals.in("published 1 batch: 2 sequences, 1,464 bases, 0.9 Mbases/s"))
                .isEqualTo(new Totals(2, 1464));
        assertThat(Totals.in("{\"sequences\":645,\"coding_sequences\":0,\"bases\":54199614,\"codons\":18065148"))
                .isEqualTo(new Totals(645, 54_199_614));
        assertThatThrownBy(() -> Totals.in("nothing\n"))
                .hasMessage("a run does not say how much it worked on: nothing");
    }

    @Test
    void holdsABareProgramToItsBytes() {
        assertThat(TopicBytes.require(700, new TopicBytes(700, 1.5).text())).isEqualTo(new TopicBytes(700, 1.5));
        assertThatThrownBy(() -> TopicBytes.require(701, "700 bytes in 1.500 s"))
                .hasMessage("a run moved 700 bytes instead of 701");
        assertThatThrownBy(() -> TopicBytes.require(1, "nothing\n"))
                .hasMessage("a run does not say how many bytes it moved: nothing");
    }

    @Test
    void isDescribedAsItIs() throws IOException {
        Path document = Path.of("..", "docs", "concepts", "performance.md");
        List<String> lines = Files.readAllLines(document).stream()
                .filter(line -> line.startsWith("benchmarks/run "))
                .map(line -> line.replaceFirst("^benchmarks/run ", ""))
                .toList();

        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            String[] words = line.split(" ");
            assertThat(Benchmarks.PROGRAM.commands(words, surroundings()).parseArgs(words))
                    .isNotNull();
        });
    }

    private int run(String... words) {
        return Benchmarks.PROGRAM.run(words, surroundings());
    }

    private Surroundings surroundings() {
        return new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                0);
    }
}
