package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageCommandTest {
    private static final String LAMBDA = "../examples/lambda.parquet";

    @TempDir
    private Path folder;

    private record Answer(int status, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();
    private HttpServer server;
    private String url;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.add(exchange.getRequestURI().toString());
        Answer answer = answers.remove();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Retry-After", "0");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv", "tsv", "json", "cusp", "gcg", "cutg", "spsum", "parquet"})
    void printsTheTableThatCountWouldPrint(String format) throws IOException {
        Path all = Files.copy(Path.of(LAMBDA), folder.resolve("all"));
        answers.add(new Answer(200, table("1")));

        assertThat(CommandLineRun.of("usage", "--server", url, "--genetic-code", "11", "--format", format))
                .isEqualTo(CommandLineRun.of(
                        "count", "--input", all.toString(), "--genetic-code", "11", "--format", format));
        assertThat(questions).containsExactly("/v1/usage?scope=all&reading=frame0&format=json");
    }

    @Test
    void choosesTheRowsItself() {
        answers.add(new Answer(200, table("1")));
        String[] rows = {"--family", "box", "--skip-stops", "--min-count", "3", "--top", "5", "--format", "csv"};

        assertThat(CommandLineRun.of(with(rows, "usage", "--server", url)))
                .isEqualTo(CommandLineRun.of(with(rows, "count", "--input", LAMBDA)));
    }

    @Test
    void refusesBeforeItAsksARowChoiceThatTheFormatCannotShow() {
        assertThat(CommandLineRun.of("usage", "--server", url, "--format", "gcg", "--top", "5"))
                .isEqualTo(new CommandLineRun(
                        2, "", "codonstream: format gcg: has all 64 codons; stops or rows can't be left out\n"));
        assertThat(questions).isEmpty();
    }

    @Test
    void seesAScopeThroughItsOwnCodeAndSaysWhich() {
        answers.add(new Answer(200, table("auto")));

        CommandLineRun run =
                CommandLineRun.of("usage", "--server", url, "--scope", "taxon:10710/genomic", "--genetic-code", "auto");

        assertThat(run.out().replace('\n', ' '))
                .startsWith("taxon:10710/genomic: frame 0 of whole genomes, not coding sequences; genetic code 11 (");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frame0 | 2 1 0, 5 9 0  | has genetic codes 2, 5",
                "cds    | 1 3 0, 2 1 13 | 2",
                "frame0 | 1 3 0, 2 0 13 | 1",
                "cds    | 2 1 0         | states no genetic code",
                "cds    |               | states no genetic code",
            })
    void takesTheCodeThatWhatIsReadStatesOrAsksForOne(String reading, String stated, String expected) {
        String codes = stated == null
                ? ""
                : Arrays.stream(stated.split(","))
                        .map(code -> code.strip().split(" "))
                        .map(code -> "{\"genetic_code\":%s,\"sequences\":%s,\"coding_sequences\":%s}"
                                .formatted((Object[]) code))
                        .collect(Collectors.joining(","));
        answers.add(new Answer(
                200,
                table("1")
                        .replace("\"frame0\"", "\"" + reading + "\"")
                        .replace("\"codons\"", "\"stated_codes\":[" + codes + "],\"codons\"")));

        CommandLineRun run = CommandLineRun.of(
                "usage",
                "--server",
                url,
                "--scope",
                "taxon:9606",
                "--reading",
                reading,
                "--genetic-code",
                "auto",
                "--format",
                "json");

        if (expected.length() == 1) {
            assertThat(run.out()).contains("\"reading\":\"" + reading + "\",\"genetic_code\":" + expected + ",");
        } else {
            assertThat(run)
                    .isEqualTo(new CommandLineRun(
                            1, "", "codonstream: scope taxon:9606 " + expected + ": name one with --genetic-code\n"));
        }
    }

    private static String table(String geneticCode) {
        return CommandLineRun.of("count", "--input", LAMBDA, "--format", "json", "--genetic-code", geneticCode)
                .out();
    }

    private static String[] with(String[] more, String... words) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void asksForBothStrandsAndForTheReadingThatIsTheOtherOne() {
        answers.add(new Answer(200, table("1").replace("\"frame0\"", "\"frame0+reverse0\"")));
        answers.add(new Answer(200, table("1")));

        assertThat(CommandLineRun.of("usage", "--server", url, "--strand", "both")
                        .out())
                .startsWith("all: frame 0 plus reverse frame 0 of whole genomes");
        CommandLineRun other = CommandLineRun.of("usage", "--server", url, "--reading", "frame2", "--strand", "-");

        assertThat(questions)
                .containsExactly(
                        "/v1/usage?scope=all&reading=frame0&strand=both&format=json",
                        "/v1/usage?scope=all&reading=reverse2&format=json");
        assertThat(other)
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        "codonstream: the answer is no codon usage table: it shows reading frame0, not reverse2\n"));
    }

    @Test
    void asksAgainWhileTheAppIsNotReady() {
        answers.add(new Answer(503, "{\"error\": \"the tables are being restored\"}"));
        answers.add(new Answer(200, table("1")));

        assertThat(CommandLineRun.of("usage", "--server", url, "--format", "csv"))
                .isEqualTo(CommandLineRun.of("count", "--input", LAMBDA, "--format", "csv"));
        assertThat(questions).hasSize(2);
    }

    @Test
    void saysWhatTheAppSays() {
        answers.add(new Answer(404, "{\"error\": \"nothing is counted for source:nowhere\"}"));

        assertThat(CommandLineRun.of("usage", "--server", url))
                .isEqualTo(new CommandLineRun(1, "", "codonstream: nothing is counted for source:nowhere\n"));
    }

    @Test
    void saysThatSomethingElseAnswers() {
        answers.add(new Answer(404, "<html>"));

        assertThat(CommandLineRun.of("usage", "--server", url))
                .isEqualTo(new CommandLineRun(
                        1, "", "codonstream: " + url + " answered with HTTP status 404: is it a streams app?\n"));
    }

    @Test
    void saysThatSomethingAnswersThatIsNoHttpServer() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread hangUp = new Thread(() -> hangUpOnEverybody(other));
            hangUp.start();
            String there = "http://127.0.0.1:" + other.getLocalPort();

            CommandLineRun run = CommandLineRun.of("usage", "--server", there);

            assertThat(run)
                    .isEqualTo(new CommandLineRun(
                            1,
                            "",
                            "codonstream: " + there
                                    + " gave no answer of a streams app (it hangs up without an answer): say with"
                                    + " --server where its REST API is\n"));
            other.close();
            hangUp.join();
        }
    }

    private static void hangUpOnEverybody(ServerSocket server) {
        try {
            while (true) {
                server.accept().close();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @Test
    void saysHowToStartAnAppWhereNoneAnswers() {
        server.stop(0);

        assertThat(CommandLineRun.of("usage", "--server", url))
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        "codonstream: no streams app answers at " + url
                                + ": start one with 'codonstream up', or say with --server where it is\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org",
                "example.org:99999",
                "example.org:http",
                "a,b:80",
                "",
                "two words",
                "http://",
                "//h/http://x"
            })
    void refusesAServerThatIsNoAddress(String server) {
        assertThat(CommandLineRun.of("usage", "--server", server))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        "codonstream: --server '" + server + "': must be a URL such as http://127.0.0.1:8080\n"));
    }
}
