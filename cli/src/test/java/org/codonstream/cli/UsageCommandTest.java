package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageCommandTest {
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

    @Test
    void printsTheAnswerAsItIs() {
        answers.add(new Answer(200, "codon,amino_acid\nTTT,F\n"));

        assertThat(CommandLineRun.of("usage", "--server", url, "--format", "csv"))
                .isEqualTo(new CommandLineRun(0, "codon,amino_acid\nTTT,F\n", ""));
    }

    @Test
    void asksForWhatIsWanted() {
        answers.add(new Answer(200, ""));

        CommandLineRun.of(
                "usage",
                "--server",
                url,
                "--scope",
                "taxon:9606/mitochondrion",
                "--reading",
                "reverse1",
                "--genetic-code",
                "2",
                "--family",
                "box",
                "--skip-stops",
                "--min-count",
                "3",
                "--top",
                "5");

        assertThat(questions)
                .containsExactly("/v1/usage?scope=taxon%3A9606%2Fmitochondrion&reading=reverse1&code=2&family=box"
                        + "&format=table&skip_stops=true&min_count=3&top=5");
    }

    @Test
    void asksForBothStrandsAndForTheReadingThatIsTheOtherOne() {
        answers.add(new Answer(200, ""));
        answers.add(new Answer(200, ""));

        CommandLineRun.of("usage", "--server", url, "--strand", "both");
        CommandLineRun.of("usage", "--server", url, "--reading", "frame2", "--strand", "-");

        assertThat(questions)
                .containsExactly(
                        "/v1/usage?scope=all&reading=frame0&strand=both&code=1&family=amino-acid&format=table"
                                + "&skip_stops=false&min_count=0",
                        "/v1/usage?scope=all&reading=reverse2&code=1&family=amino-acid&format=table"
                                + "&skip_stops=false&min_count=0");
    }

    @Test
    void asksAgainWhileTheAppIsNotReady() {
        answers.add(new Answer(503, "{\"error\": \"the tables are being restored\"}"));
        answers.add(new Answer(200, "ready\n"));

        assertThat(CommandLineRun.of("usage", "--server", url)).isEqualTo(new CommandLineRun(0, "ready\n", ""));
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
                                    + " gave no answer of a streams app (HTTP/1.1 header parser received"
                                    + " no bytes): say with --server where its REST API is\n"));
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

    @Test
    void refusesAServerThatIsNoUrl() {
        assertThat(CommandLineRun.of("usage", "--server", "ftp://example.org"))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        "codonstream: --server ftp://example.org: must be a URL such as http://127.0.0.1:8080\n"));
    }
}
