package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.CodonCounts;
import org.codonstream.indices.CaiReference;
import org.codonstream.indices.CodonIndex;
import org.codonstream.indices.CodonIndices;
import org.codonstream.input.ParquetFixture;
import org.codonstream.usage.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsCommandTest {
    private static final String LAMBDA = "../examples/lambda.parquet";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void givesTheIndicesOfWhatIsCounted() throws IOException {
        CodonCounts counts = TableReader.read(CommandLineRun.of("count", "--input", LAMBDA, "--format", "json")
                .out());
        CodonIndices expected = CodonIndices.of(
                counts, CodonFamilies.of(GeneticCodes.ncbi().get(11), FamilyRule.BOX), CaiReference.ecoli());

        JsonNode indices = json("metrics", "--input", LAMBDA, "--genetic-code", "11", "--family", "box");

        assertThat(indices.get("scope").textValue()).isEqualTo("lambda.parquet");
        assertThat(indices.get("genetic_code").intValue()).isEqualTo(11);
        assertThat(indices.get("family").textValue()).isEqualTo("box");
        for (CodonIndex index : CodonIndex.values()) {
            assertThat(indices.get(index.label()).doubleValue())
                    .isEqualTo(expected.value(index).value());
        }
    }

    @Test
    void givesARowForEachSequenceAndTheSameTotalAsCount() throws IOException {
        JsonNode rows = json("metrics", "--input", "../examples/mitochondrion.parquet", "--per", "sequence");
        CommandLineRun tsv = CommandLineRun.of(
                "metrics", "--input", "../examples/mitochondrion.parquet", "--per", "sequence", "--format", "tsv");
        List<String> counted = CommandLineRun.of(
                        "count", "--input", "../examples/mitochondrion.parquet", "--per", "sequence", "--format", "tsv")
                .out()
                .lines()
                .skip(1)
                .toList();

        assertThat(rows).hasSameSizeAs(counted);
        assertThat(tsv.out().lines()).hasSize(counted.size() + 1);
        for (int row = 0; row < counted.size(); row++) {
            String[] fields = counted.get(row).split("\t");
            assertThat(rows.get(row).get("seq_id").textValue()).isEqualTo(fields[0]);
            assertThat(rows.get(row).get("length").asText()).isEqualTo(fields[1]);
            assertThat(rows.get(row).get("codons").asText()).isEqualTo(fields[2]);
        }
    }

    @Test
    void seesEachSequenceThroughItsOwnCode() throws IOException {
        Path file = ParquetFixture.ofAllColumns()
                .write(folder.resolve("mixed.parquet"), row("a", "TGATGATGA", 2), row("b", "TGATGATGA", 11));

        JsonNode rows = json("metrics", "--input", file.toString(), "--per", "sequence", "--genetic-code", "auto");

        assertThat(StreamSupport.stream(rows.spliterator(), false)
                        .map(row ->
                                row.get("genetic_code").intValue() + " " + row.get("l_aa") + " " + row.get("stops")))
                .containsExactly("2 3 0", "11 0 3");
        assertThat(CommandLineRun.of("metrics", "--input", file.toString(), "--genetic-code", "auto"))
                .isEqualTo(new CommandLineRun(
                        1, "", "codonstream: mixed.parquet has genetic codes 2, 11: name one with --genetic-code\n"));
    }

    @Test
    void saysWhichSequenceStatesNoCode() {
        Path file = ParquetFixture.ofAllColumns()
                .write(folder.resolve("none.parquet"), ParquetFixture.row("a", "ATG", "x"));

        CommandLineRun run =
                CommandLineRun.of("metrics", "--input", file.toString(), "--per", "sequence", "--genetic-code", "auto");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("codonstream: none.parquet, row 1, a: states no genetic code: name one with"
                        + " --genetic-code\n");
    }

    @ParameterizedTest
    @CsvSource({"csv", "tsv", "json", "cusp", "cutg"})
    void comparesWithATableThatWasWritten(String format) throws IOException {
        CommandLineRun written = CommandLineRun.of("count", "--input", LAMBDA, "--format", format);
        Path file = Files.writeString(folder.resolve("reference"), written.out());
        CodonCounts counts = TableReader.read(written.out());

        JsonNode indices = json("metrics", "--input", LAMBDA, "--cai-reference", file.toString());

        assertThat(indices.get("cai_reference").textValue()).isEqualTo(file.toString());
        assertThat(indices.get("cai").doubleValue())
                .isEqualTo(CodonIndices.of(
                                counts,
                                CodonFamilies.of(GeneticCodes.ncbi().get(1), FamilyRule.AMINO_ACID),
                                CaiReference.of("x", counts))
                        .value(CodonIndex.CAI)
                        .value());
    }

    @Test
    void saysWhatIsWrongWithAReference() throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "codon,amino_acid\n");

        assertThat(CommandLineRun.of("metrics", "--input", LAMBDA, "--cai-reference", file.toString()))
                .isEqualTo(new CommandLineRun(
                        1, "", "codonstream: --cai-reference " + file + ": line 1: has no column 'count'\n"));
        assertThat(CommandLineRun.of("metrics", "--input", LAMBDA, "--cai-reference", "nowhere.cut"))
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        "codonstream: --cai-reference nowhere.cut can't be read: must be ecoli or a file with a codon"
                                + " usage table\n"));
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        assertThat(CommandLineRun.of("metrics", "--input", LAMBDA, "--scope", "all"))
                .isEqualTo(new CommandLineRun(2, "", "codonstream: --scope and --input: give one of them\n"));
        assertThat(CommandLineRun.of("metrics", "--per", "sequence"))
                .isEqualTo(new CommandLineRun(
                        2, "", "codonstream: --per sequence: needs --input; of a scope only the sum is known\n"));
        assertThat(CommandLineRun.of("metrics", "--input", LAMBDA, "--per", "cds"))
                .isEqualTo(new CommandLineRun(2, "", "codonstream: --per cds: needs --reading cds\n"));
        assertThat(CommandLineRun.of("metrics", "--input", LAMBDA, "--reading", "cds"))
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        "codonstream: reading cds: no row of lambda.parquet states coding sequences: give GenBank"
                                + " files, Parquet files with the column coding_features, or FASTA whose records are"
                                + " coding sequences, with --fasta-is cds\n"));
    }

    @Test
    void makesTheIndicesOfAScopeOfItsTable() throws IOException {
        List<String> questions = new ArrayList<>();
        String table = CommandLineRun.of("count", "--input", LAMBDA, "--format", "json", "--genetic-code", "auto")
                .out();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            questions.add(exchange.getRequestURI().toString());
            byte[] body = table.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();

            CommandLineRun run = CommandLineRun.of(
                    "metrics",
                    "--server",
                    url,
                    "--scope",
                    "source:lambda",
                    "--genetic-code",
                    "auto",
                    "--format",
                    "csv");

            assertThat(questions).containsExactly("/v1/usage?scope=source%3Alambda&reading=frame0&format=json");
            CommandLineRun ofFile =
                    CommandLineRun.of("metrics", "--input", LAMBDA, "--genetic-code", "11", "--format", "csv");
            assertThat(run.out()).isEqualTo(ofFile.out().replace("lambda.parquet", "source:lambda"));
            assertThat(run.err()).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    private static Map<String, Object> row(String id, String sequence, int code) {
        Map<String, Object> row = ParquetFixture.row(id, sequence, "x");
        row.put("genetic_code", code);
        return row;
    }

    private static JsonNode json(String... args) throws IOException {
        List<String> words = new ArrayList<>(List.of(args));
        words.addAll(List.of("--format", "json"));
        CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return JSON.readTree(run.out());
    }
}
