package org.codonstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void givesWhatTheServerSays() throws IOException {
        answer(200, "μ");

        HttpAnswer answer = get();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("μ");
        assertThat(answer.retryAfter()).isEqualTo(1);
    }

    @Test
    void givesTheBodyOfARefusalToo() throws IOException {
        answer(503, "{\"error\": \"starting\"}", "Retry-After", "7");

        HttpAnswer answer = get();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).isEqualTo("{\"error\": \"starting\"}");
        assertThat(answer.retryAfter()).isEqualTo(7);
    }

    @Test
    void givesARefusalWithoutBody() throws IOException {
        answer(404, "");

        assertThat(get().body()).isEmpty();
    }

    @Test
    void followsNobodyElsewhere() throws IOException {
        answer(302, "", "Location", "http://127.0.0.1:1/");

        assertThat(get().status()).isEqualTo(302);
    }

    @Test
    void tellsNobodyFromSomebodyElse() throws IOException {
        URI gone = uri();
        server.stop(0);

        assertThatThrownBy(() -> HttpAnswer.get(gone, PATIENCE, PATIENCE)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> HttpAnswer.get(URI.create("http://no-such-host.invalid/v1"), PATIENCE, PATIENCE))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void refusesWhatIsNoHttp() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread speaker = new Thread(() -> greet(other));
            speaker.start();
            URI uri = URI.create("http://127.0.0.1:" + other.getLocalPort() + "/v1");

            assertThatThrownBy(() -> HttpAnswer.get(uri, PATIENCE, PATIENCE))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(ConnectException.class)
                    .hasMessage("what answers there does not speak HTTP");
            speaker.join();
        }
    }

    @Test
    void waitsNoLongerThanItsPatience() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/v1");

            assertThatThrownBy(() -> HttpAnswer.get(uri, PATIENCE, Duration.ofMillis(100)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void greet(ServerSocket other) {
        try (Socket socket = other.accept()) {
            socket.getOutputStream()
                    .write("SSH-2.0-OpenSSH, which is something else altogether\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // the other end has heard enough
        }
    }

    private void answer(int status, String body, String... header) {
        server.createContext("/v1", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            if (header.length > 0) {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private HttpAnswer get() throws IOException {
        return HttpAnswer.get(uri(), PATIENCE, PATIENCE);
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }
}
