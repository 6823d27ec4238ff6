package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.codonstream.cli.CommandLineRun;
import org.codonstream.codon.Reading;
import org.codonstream.input.CountedRow;
import org.codonstream.topic.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong is said in one sentence that names it, and nothing is published in part. */
@ExtendWith(PipelineExtension.class)
class BadInputTest {

    private static final String COLUMNS = "optional binary seq_id (STRING); optional binary sequence (STRING);";

    @TempDir
    private Path temporary;

    private Pipeline pipeline;

    @BeforeEach
    void take(Pipeline shared) {
        pipeline = shared;
    }

    /**
     * An input that is refused.
     *
     * @param path makes it in a folder
     * @param sentence what is said, with {@code {path}} for its path
     */
    record BadInput(String name, Function<Path, Path> path, String sentence) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<BadInput> badInputs() {
        Genome good = Genome.of("AB200001.1", "ACGTACGT");
        return Stream.of(
                new BadInput(
                        "no file",
                        folder -> folder.resolve("none.parquet"),
                        "input {path} does not exist: check the path"),
                new BadInput(
                        "not Parquet",
                        folder -> text(folder.resolve("x.parquet"), ">AB200001.1\nACGT\n"),
                        "{path} is no Parquet file, or its end is missing (it does not end in PAR1): write or "
                                + "copy it again"),
                new BadInput(
                        "empty file",
                        folder -> text(folder.resolve("x.parquet"), ""),
                        "{path} is no Parquet file, or its end is missing (it has 0 bytes): write or copy it "
                                + "again"),
                new BadInput(
                        "end is missing",
                        folder -> truncated(GenomeFile.write(folder.resolve("x.parquet"), good), 10),
                        "{path} is no Parquet file, or its end is missing (it does not end in PAR1): write or "
                                + "copy it again"),
                new BadInput(
                        "no column sequence",
                        folder -> GenomeFile.write(
                                folder.resolve("x.parquet"),
                                "optional binary seq_id (STRING);",
                                List.of(Map.of("seq_id", "AB200001.1"))),
                        "{path} has no column sequence: seq_id and sequence are required; rename the column "
                                + "that holds it, or add it"),
                new BadInput(
                        "wrong type",
                        folder -> GenomeFile.write(
                                folder.resolve("x.parquet"),
                                "optional binary seq_id (STRING); optional int32 sequence;",
                                List.of(Map.of("seq_id", "AB200001.1", "sequence", 7))),
                        "{path}: column sequence is of type INT32: must be BYTE_ARRAY (string or binary)"),
                new BadInput(
                        "empty folder",
                        folder -> folder,
                        "folder {path} holds no Parquet, FASTA or GenBank file (*.parquet *.parq *.pq *.fasta *.fa *.fna "
                                + "*.ffn *.gb *.gbk *.gbff *.genbank, those of FASTA and GenBank also with .gz, "
                                + "hidden names left out): name another folder, or files of other names by a glob"),
                new BadInput(
                        "glob without match",
                        folder -> folder.resolve("*.parquet"),
                        "nothing matches {path}: check the path, and quote the glob so that the shell leaves "
                                + "it alone"),
                new BadInput(
                        "no sequence",
                        folder -> GenomeFile.write(
                                folder.resolve("x.parquet"),
                                COLUMNS,
                                List.of(good.row(), Map.of("seq_id", "AB200002.1"))),
                        "{path}, row 2 (AB200002.1): sequence is empty: it must have at least one base; no "
                                + "batch of this input is published; run the same command again after the mend"),
                new BadInput(
                        "empty sequence",
                        folder -> GenomeFile.write(folder.resolve("x.parquet"), good, Genome.of("AB200002.1", "")),
                        "{path}, row 2 (AB200002.1): sequence is empty: it must have at least one base; no "
                                + "batch of this input is published; run the same command again after the mend"),
                new BadInput(
                        "no id",
                        folder -> GenomeFile.write(
                                folder.resolve("x.parquet"), COLUMNS, List.of(good.row(), Map.of("sequence", "ACGT"))),
                        "{path}, row 2: seq_id is empty: every sequence needs an id"),
                new BadInput(
                        "no IUPAC letter",
                        folder -> GenomeFile.write(
                                folder.resolve("x.parquet"), good, Genome.of("AB200002.1", "ACGT-ACG")),
                        "{path}, row 2 (AB200002.1): letter '-' at base 5: must be an IUPAC nucleotide letter "
                                + "(ACGTU RYSWKMBDHV N, upper or lower case); no batch of this input is published; run "
                                + "the same command again after the mend"),
                new BadInput(
                        "no source",
                        folder -> GenomeFile.write(folder.resolve("x.parquet"), good, Genome.of("contig_1", "ACGT")),
                        "{path}, row 2: id 'contig_1' is no accession and unique only where it comes from: "
                                + "name its source with --source NAME or a source column, or take whole ids as they are "
                                + "with --identity seq-id"),
                new BadInput(
                        "two contents",
                        folder -> GenomeFile.write(folder.resolve("x.parquet"), good, Genome.of("AB200001.1", "ACGTA")),
                        "{path}, row 2 (AB200001.1): has the same id and version as {path}, row 1, but other "
                                + "bases, another filing or other coding sequences: keep one of the two, or leave out "
                                + "the later one with --on-bad-row reject"));
    }

    @ParameterizedTest
    @MethodSource("badInputs")
    void isRefusedInOneSentence(BadInput bad) {
        Path path = bad.path().apply(temporary);

        CommandLineRun run = pipeline.tryToPublish("--input", path);

        assertThat(run)
                .isEqualTo(new CommandLineRun(
                        1, "", "codonstream: " + bad.sentence().replace("{path}", path.toString()) + "\n"));
        assertThat(pipeline.status("/v1/sequences", "id", "AB200001.1")).isEqualTo(404);
    }

    @Test
    void isRefusedAsWrongUsageWhereABatchIsToBeEmpty() {
        assertThat(pipeline.tryToPublish("--input", temporary, "--batch-size", 0))
                .isEqualTo(new CommandLineRun(2, "", "codonstream: batch size 0: must be at least 1\n"));
    }

    @Test
    void isReportedWithin30SecondsWhereNoBrokerAnswers() throws IOException {
        Path file = GenomeFile.write(temporary.resolve("x.parquet"), Genome.of("AB200003.1", "ACGT"));
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ServerSocket closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            closed.close();
            String nobody = "127.0.0.1:" + closed.getLocalPort();
            Stream.<Runnable>of(
                            () -> requireThatNobodyAnswers(file, "127.0.0.1:" + silent.getLocalPort(), ""),
                            () -> requireThatNobodyAnswers(file, nobody, " at " + nobody))
                    .map(CompletableFuture::runAsync)
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    private static void requireThatNobodyAnswers(Path file, String address, String where) {
        Instant begun = Instant.now();
        assertThat(CommandLineRun.of("ingest", "publish", "--input", file.toString(), "--bootstrap-servers", address))
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        "codonstream: no Kafka broker answered in time" + where
                                + ": check --bootstrap-servers, and that the broker is running\n"));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void isNotPublishedToATopicWithOtherSettings() throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, pipeline.bootstrapServers()))) {
            Map<String, String> settings = new HashMap<>(Topic.SEQUENCE_BLOCKS.settings());
            settings.put("cleanup.policy", "compact");
            NewTopic topic = new NewTopic(Topic.SEQUENCE_BLOCKS.name("made-elsewhere"), 4, (short) 1).configs(settings);
            admin.createTopics(List.of(topic)).all().get();
        }
        Path file = GenomeFile.write(temporary.resolve("x.parquet"), Genome.of("AB200004.1", "ACGT"));

        assertThat(CommandLineRun.of(
                        "ingest",
                        "publish",
                        "--input",
                        file.toString(),
                        "--bootstrap-servers",
                        pipeline.bootstrapServers(),
                        "--topic-prefix",
                        "made-elsewhere"))
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        "codonstream: topic made-elsewhere.sequence-blocks has cleanup.policy=compact but needs delete:"
                                + " change it with kafka-configs, or use another --topic-prefix\n"));
    }

    @Test
    void isNotPublishedUnderAnotherIdentityRule() {
        Path file = GenomeFile.write(temporary.resolve("x.parquet"), Genome.of("AB200005.1", "ACGT"));
        pipeline.publish("--input", file);

        assertThat(pipeline.tryToPublish("--input", file, "--identity", "seq-id"))
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        "codonstream: topic prefix " + pipeline.prefix() + " identifies sequences by --identity"
                                + " accession, not seq-id: one rule holds for all that is published under a prefix;"
                                + " use it, or another --topic-prefix\n"));
    }

    @Test
    void isKeptAsDeadLettersWhileTheRestIsPublished() {
        Genome first = Genome.of("AB200006.1", Genome.letters(1, 300)).from("rejected");
        Genome last = Genome.of("AB200007.1", Genome.letters(2, 300)).from("rejected");
        Path file = GenomeFile.write(
                temporary.resolve("x.parquet"),
                first,
                Genome.of("AB200008.1", "ACGT*").from("rejected"),
                Genome.of("AB200006.1", "ACGT").from("rejected"),
                Genome.of("contig_9", "ACGT"),
                Genome.of("AB200009.1", "").from("rejected"),
                last);

        CommandLineRun run = pipeline.publish("--input", file, "--on-bad-row", "reject");

        assertThat(run.out())
                .startsWith("published 1 batch: 2 sequences, 600 bases, 4 rows rejected, ")
                .endsWith("\ncounted 2, replaced 0, duplicate 0, stale 0, rejected 4\n");
        assertThat(CountedJson.ofTable(pipeline.usage("source:rejected", Reading.FRAME1)))
                .isEqualTo(CountedRow.sum(
                        "source:rejected", List.of(first.counted(Reading.FRAME1), last.counted(Reading.FRAME1))));
        CommandLineRun letters = pipeline.run(List.of("dead-letters", "list"));
        assertThat(letters.exitCode()).isZero();
        List<String> lines = letters.out().lines().toList();
        List<String> reasons = List.of(
                "row 2 (AB200008.1): letter '*' at base 5: must be an IUPAC nucleotide letter",
                "row 3 (AB200006.1): has the same id and version as " + file + ", row 1, but other bases",
                "row 4 (contig_9): id 'contig_9' is no accession and unique only where it comes from",
                "row 5 (AB200009.1): sequence is empty: it must have at least one base");
        assertThat(lines).hasSameSizeAs(reasons);
        for (int row = 2; row <= 5; row++) {
            String[] fields = lines.get(row - 2).split("\t");
            assertThat(fields[1]).isEqualTo("bad-row");
            assertThat(fields[2]).isEqualTo(file + " row " + row);
            assertThat(fields[3]).startsWith(file + ", " + reasons.get(row - 2));
        }
    }

    @Test
    void leavesWhatStandsAndGoesOnAfterTheMend() {
        List<Genome> genomes = new ArrayList<>();
        for (int row = 0; row < 6; row++) {
            genomes.add(
                    Genome.of("AB20001" + row + ".1", Genome.letters(row, 300)).from("later"));
        }
        Genome good = genomes.set(4, Genome.of("AB200014.1", "ACGTACGTX!").from("later"));
        Path file = GenomeFile.write(temporary.resolve("x.parquet"), genomes);

        assertThat(pipeline.tryToPublish("--input", file, "--batch-size", 2))
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        "codonstream: " + file
                                + ", row 5 (AB200014.1): letter 'X' at base 9: must be an IUPAC nucleotide"
                                + " letter (ACGTU RYSWKMBDHV N, upper or lower case); batches 1-2 of 3 are published and"
                                + " stand; run the same command again after the mend\n"));
        assertThat(pipeline.tryToPublish("--input", file, "--batch-size", 2).err())
                .contains("batches 1-2 of 3 are published and stand");

        genomes.set(4, good);
        GenomeFile.write(file, genomes);
        assertThat(pipeline.publish("--input", file, "--batch-size", 2).out())
                .endsWith("\ncounted 2, replaced 0, duplicate 4, stale 0, rejected 0\n");
        assertThat(CountedJson.ofTable(pipeline.usage("source:later", Reading.FRAME0)))
                .isEqualTo(CountedRow.sum(
                        "source:later",
                        genomes.stream()
                                .map(genome -> genome.counted(Reading.FRAME0))
                                .toList()));
    }

    private static Path text(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path truncated(Path file, int bytes) {
        try {
            byte[] whole = Files.readAllBytes(file);
            return Files.write(file, Arrays.copyOf(whole, whole.length - bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
