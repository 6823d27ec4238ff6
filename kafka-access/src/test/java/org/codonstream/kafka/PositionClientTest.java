package org.codonstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PositionClientTest {

    private static final String BLOCKS = "codon.sequence-blocks";
    private static final String DECISIONS = """
            {"batch": "b1", "run": "r", "published": "2026-11-23T00:00:00Z", "expected": 9, "decided": 9, "complete": true,
             "decisions": {"counted":1,"replaced":2,"duplicate":3,"stale":1,"rejected":2,"retracted":0,"absent":0}}
            """;

    private final Deque<String> positions = new ArrayDeque<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private URI address;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/position", exchange -> {
            String next = positions.size() > 1 ? positions.remove() : positions.element();
            answer(exchange, next);
        });
        server.createContext("/v1/batches/", exchange -> answer(exchange, DECISIONS));
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void waitsUntilEachPartitionHasPassedWhatWasSentThere() {
        positions.add("503");
        positions.add(position());
        positions.add(position(input(0, 41), input(1, 7)));
        positions.add(position(input(0, 42), input(1, 6)));
        positions.add(position(input(0, 42)));
        positions.add(position(input(0, 99), input(1, 7)));

        DecisionCounts decisions = client().await(report(List.of("b1", "b2"), Map.of(0, 42L, 1, 7L)));

        assertThat(positions).hasSize(1);
        assertThat(decisions).isEqualTo(new DecisionCounts(2, 4, 6, 2, 4, 0, 0));
        assertThat(asked).endsWith("/v1/batches/b1?run=r", "/v1/batches/b2?run=r");
    }

    @Test
    void asksNothingWhenNothingWasSent() {
        assertThat(client().await(report(List.of(), Map.of()))).isEqualTo(DecisionCounts.NONE);
        assertThat(asked).isEmpty();
    }

    @Test
    void givesUpWhenItsTimeIsOver() {
        positions.add(position(input(0, 1)));
        PositionClient impatient = new PositionClient(address, Duration.ofMillis(200));

        assertThatThrownBy(() -> impatient.await(report(List.of("b1"), Map.of(0, 2L))))
                .isInstanceOf(PublishException.class)
                .hasMessage("after 0.2 s the tables did not contain all that was published; it stands, and will be"
                        + " counted");
    }

    @Test
    void givesUpWhenTheServerIsGone() {
        server.stop(0);
        PositionClient client = new PositionClient(address, null, Duration.ofMillis(200), Duration.ofMillis(200));
        String nobody = "no streams app answers at " + address
                + ": check --server, or start one with 'codonstream up' or 'codonstream streams run'";

        assertThatThrownBy(() -> client.await(report(List.of("b1"), Map.of(0, 2L))))
                .isInstanceOf(PublishException.class)
                .hasMessage(nobody + " (what was published stands)");
        assertThatThrownBy(() -> client.requireReader(Optional::empty))
                .isInstanceOf(PublishException.class)
                .hasMessage(nobody);
    }

    @Test
    void goesOnWaitingWhileTheServerIsGoneForAMoment() {
        positions.add("500");
        positions.add("500");
        positions.add(position(input(0, 2)));

        assertThat(client().await(report(List.of("b1"), Map.of(0, 2L))).counted())
                .isEqualTo(1);
    }

    @Test
    void refusesServerThatReadsAnotherTopic() {
        positions.add("{\"topic_id\": \"theirs\", \"usage_partitions\": 4, \"inputs\": []}");
        PositionClient client = new PositionClient(address, null, Duration.ofMillis(200), Duration.ofMillis(200));

        assertThatThrownBy(() -> client.await(report(List.of("b1"), Map.of(0, 2L))))
                .isInstanceOf(PublishException.class)
                .hasMessage("the streams app at " + address + " reads another topic (id theirs) than the one to"
                        + " publish to (id ours): check --server, --bootstrap-servers and --topic-prefix (what was published"
                        + " stands)");
    }

    @Test
    void refusesServerThatIsNoStreamsApp() {
        positions.add("404");
        assertThatThrownBy(() -> client().requireReader(Optional::empty))
                .isInstanceOf(PublishException.class)
                .hasMessage(address + " answers 404 to /v1/position: check that --server is a codonstream streams app");
        positions.clear();
        positions.add("<html>");
        assertThatThrownBy(() -> client().requireReader(Optional::empty))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith(address + " answers /v1/position with something that is no JSON");
    }

    @Test
    void refusesBeforeTheWorkServerThatReadsAnotherTopic() {
        String other = "the streams app at " + address + " reads another topic (id theirs) than the one to publish to"
                + "%s: check --server, --bootstrap-servers and --topic-prefix";
        positions.add("{\"topic_id\": \"theirs\", \"usage_partitions\": 4, \"inputs\": []}");

        assertThatThrownBy(() -> client().requireReader(() -> Optional.of("ours")))
                .isInstanceOf(PublishException.class)
                .hasMessage(other.formatted(" (id ours)"));
        assertThatThrownBy(() -> client().requireReader(Optional::empty))
                .isInstanceOf(PublishException.class)
                .hasMessage(other.formatted(", which does not exist yet"));
        assertThatCode(() -> client().requireReader(() -> Optional.of("theirs")))
                .doesNotThrowAnyException();
    }

    @Test
    void takesServerThatIsNotReadyYet() {
        positions.add("503");
        client().requireReader(Optional::empty);
        assertThat(asked).containsExactly("/v1/position");
    }

    @Test
    void givesServerThatIsBeingStartedAMomentToListen() throws InterruptedException {
        server.stop(0);
        Thread starting = new Thread(this::startLater);
        starting.start();

        client().requireReader(Optional::empty);
        starting.join();

        assertThat(asked).containsExactly("/v1/position");
    }

    /** At the address where nobody listens meanwhile. */
    private void startLater() {
        try {
            Thread.sleep(300);
            server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
            server.createContext("/v1/position", exchange -> answer(exchange, "503"));
            server.start();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private PositionClient client() {
        return new PositionClient(address, null);
    }

    private static PublishReport report(List<String> batches, Map<Integer, Long> offsets) {
        Map<TopicPartition, Long> last = new java.util.HashMap<>();
        offsets.forEach((partition, offset) -> last.put(new TopicPartition(BLOCKS, partition), offset));
        return new PublishReport("r", "ours", batches, List.of(), 9, 900, 0, 0, 0, last);
    }

    private static String position(String... inputs) {
        return "{\"topic_id\": \"ours\", \"usage_partitions\": 4, \"inputs\": [" + String.join(",", inputs) + "]}";
    }

    private static String input(int partition, long offset) {
        return "{\"topic\":\"" + BLOCKS + "\",\"topic_id\":\"ours\",\"partition\":" + partition + ",\"offset\":"
                + offset
                + "},{\"topic\":\"codon.sequence-counts\",\"topic_id\":\"x\",\"partition\":" + partition
                + ",\"offset\":1000}";
    }

    private void answer(HttpExchange exchange, String answer) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        boolean status = answer.matches("\\d{3}");
        byte[] body = status ? new byte[0] : answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status ? Integer.parseInt(answer) : 200, status ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
