package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.codonstream.command.CommandException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final byte[] ANSWER = {1, 2, 3};

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private URI question;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/busy") ? 503 : 200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
        question = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void asksAsOftenAsItIsTold() {
        Load.Answered answered = new Load(3, 100).ask(question, ANSWER);

        assertThat(asked).hasValue(100);
        assertThat(answered.latencies().count()).isEqualTo(100);
        assertThat(answered.requestsPerSecond()).isEqualTo(100 / answered.seconds());
        assertThat(answered.latencies().quantile(1)).isPositive().isLessThanOrEqualTo(answered.seconds());
    }

    @Test
    void takesNoOtherAnswer() {
        assertThatThrownBy(() -> new Load(1, 10).ask(question, new byte[] {1, 2, 4}))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("answered 200 with 3 bytes, which is not the answer that was given before");
        assertThatThrownBy(() -> new Load(1, 10).ask(question.resolve("/busy"), ANSWER))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("answered 503");
    }

    @Test
    void isAnsweredTheSameByABareServer() throws Exception {
        Question known = new Question("known", "/v1/usage?scope=all");
        HttpResponse<byte[]> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(question).build(), BodyHandlers.ofByteArray());
        try (Scratch scratch = Scratch.create();
                MeasuredProcess bare = BareServer.start(scratch, Map.of(known, answer))) {
            URI there = URI.create(bare.awaitWord(BareServer.SAID));

            assertThat(new Load(2, 10)
                            .ask(there.resolve(known.path()), ANSWER)
                            .latencies()
                            .count())
                    .isEqualTo(10);
            assertThatThrownBy(() -> new Load(1, 1).ask(there.resolve("/v1/usage?scope=none"), ANSWER))
                    .hasMessageContaining("answered 404");
        }
    }

    @Test
    void findsQuantilesByTheirRank() {
        Latencies latencies = new Latencies(LongStream.rangeClosed(1, 200).map(number -> (201 - number) * 1_000_000));

        assertThat(latencies.quantile(0.5)).isEqualTo(0.1);
        assertThat(latencies.quantile(0.99)).isEqualTo(0.198);
        assertThat(latencies.quantile(1)).isEqualTo(0.2);
        assertThat(latencies.columns()).isEqualTo("   100.00    198.00    200.00");
        assertThat(new Latencies(LongStream.of(7)).quantile(0.5)).isEqualTo(7e-9);
        assertThat(Latencies.all(List.of(latencies, new Latencies(LongStream.of(1))))
                        .count())
                .isEqualTo(201);
        assertThatThrownBy(() -> new Latencies(LongStream.empty()))
                .hasMessage("no latencies: there is no quantile of none");
    }

    @Test
    void asksAboutTheSequenceThatItIsGiven() {
        assertThat(Question.about("contig 1", "lab/7"))
                .extracting(Question::path)
                .contains(
                        "/v1/usage?scope=all&format=cusp",
                        "/v1/usage?code=11&scope=source%3Alab%2F7",
                        "/v1/sequences?id=contig+1&source=lab%2F7");
        assertThat(Question.about("NC_1", null)).extracting(Question::path).contains("/v1/sequences?id=NC_1");
    }
}
