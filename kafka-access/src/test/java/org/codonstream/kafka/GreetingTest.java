package org.codonstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** That a broker is greeted as one is seen wherever tests have a broker. */
class GreetingTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A fatal alert, as a TLS server answers what is no TLS. */
    private static final byte[] ALERT = {0x15, 3, 3, 0, 2, 2, 40};

    @Test
    void refusesAWebServer() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 1);
        server.start();
        try {
            requireRefused(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void refusesAServerThatWantsTls() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answer(server));
            requireRefused(server.getLocalPort());
            answered.join();
        }
    }

    @Test
    void saysThatNobodyListensInTime() throws IOException {
        assertThat(Greeting.awaitKafka("127.0.0.1:" + freePort(), Duration.ofMillis(200)))
                .isFalse();
    }

    @Test
    void waitsForWhoListensLater() throws Exception {
        int port = freePort();
        CompletableFuture<Void> later = CompletableFuture.runAsync(
                () -> acceptAt(port), CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
        assertThat(Greeting.awaitKafka("127.0.0.1:" + port, PATIENCE)).isTrue();
        later.join();
    }

    @Test
    void doesNotWaitForAServerWhereAnotherListens() throws IOException {
        int port = freePort();
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> acceptAt(port));
        assertThat(Greeting.awaitKafka("127.0.0.1:1, localhost:" + port, PATIENCE))
                .isTrue();
        other.join();
    }

    @Test
    void leavesItToTheClientWhatIsNoPort() {
        assertThat(Greeting.awaitKafka("127.0.0.1:70000", PATIENCE)).isTrue();
    }

    @Test
    void leavesItToTheClientWhatIsNoHost() {
        assertThat(Greeting.awaitKafka("no.such.host.invalid:9092", PATIENCE)).isTrue();
    }

    @Test
    void leavesItToTheClientHowTlsIsSpoken() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 1);
        server.start();
        try {
            KafkaAccess access =
                    new KafkaAccess("127.0.0.1:" + server.getAddress().getPort(), Map.of("security.protocol", "SSL"));
            assertThatCode(() -> access.admin().close()).doesNotThrowAnyException();
        } finally {
            server.stop(0);
        }
    }

    private static void requireRefused(int port) {
        assertThatThrownBy(
                        () -> KafkaAccess.of("127.0.0.1:1, 127.0.0.1:" + port).admin())
                .isInstanceOf(PublishException.class)
                .hasMessage("what listens at 127.0.0.1:" + port + " is no Kafka broker, or one that wants TLS: check"
                        + " --bootstrap-servers, and security.protocol of --command-config");
    }

    private static int freePort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            return server.getLocalPort();
        }
    }

    private static void acceptAt(int port) {
        try (ServerSocket server = new ServerSocket(port, 1, LOOPBACK)) {
            server.accept().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write(ALERT);
            socket.getOutputStream().flush();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
