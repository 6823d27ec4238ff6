package org.codonstream.kafka;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Asks who listens at an address whether it speaks Kafka's protocol, before a client does: Kafka's clients take the first
 * four bytes of whatever answers for the size of what follows, and a web server's {@code HTTP} for 1.2 GB. And waits for
 * the first broker to listen, because a client that finds none looks again and again without a pause (Kafka 4.3).
 */
final class Greeting {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Request ApiVersions in its first version, which every broker answers (KIP-35). */
    private static final int API_VERSIONS = 18;

    /** No broker answers with as much. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int CORRELATION = 0x434f444f;

    /** With line ends, so that a web server answers too instead of waiting for the rest. */
    private static final byte[] CLIENT = "codonstream\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final int HEADER_BYTES = Short.BYTES + Short.BYTES + Integer.BYTES + Short.BYTES;

    private Greeting() {}

    private enum Answer {
        KAFKA,
        SOMETHING_ELSE,
        /** Nobody listens there, yet. */
        NOBODY,
        /** No answer that says anything: Kafka's clients find out. */
        UNCLEAR
    }

    /**
     * Refuses addresses where somebody answers in another way, and waits while nobody listens at any.
     *
     * @return whether somebody listens, or may: what can't be told is left to Kafka's clients
     * @throws PublishException naming the address
     */
    static boolean awaitKafka(String bootstrapServers, Duration patience) {
        long start = System.nanoTime();
        while (nobodyListens(bootstrapServers)) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static boolean nobodyListens(String bootstrapServers) {
        boolean nobody = true;
        for (String server : bootstrapServers.split(",", -1)) {
            Answer answer = ask(Utils.getHost(server.strip()), Utils.getPort(server.strip()));
            if (answer == Answer.SOMETHING_ELSE) {
                throw new PublishException(String.format(
                        Locale.ROOT,
                        "what listens at %s is no Kafka broker, or one that wants TLS: check --bootstrap-servers, and"
                                + " security.protocol of --command-config",
                        server.strip()));
            }
            nobody &= answer == Answer.NOBODY;
        }
        return nobody;
    }

    /** What is at all addresses of a host, which Kafka's clients try one after the other. */
    private static Answer ask(@Nullable String host, @Nullable Integer port) {
        if (host == null || port == null) {
            return Answer.UNCLEAR;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                Answer answer = ask(new InetSocketAddress(address, port));
                if (answer != Answer.NOBODY) {
                    return answer;
                }
            }
            return Answer.NOBODY;
        } catch (UnknownHostException | IllegalArgumentException e) {
            return Answer.UNCLEAR;
        }
    }

    private static Answer ask(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            int patience = Math.toIntExact(PATIENCE.toMillis());
            socket.connect(address, patience);
            if (socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress())) {
                // where nobody listens, the system may give this end the very port that is asked for
                return Answer.NOBODY;
            }
            socket.setSoTimeout(patience);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write(request());
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int size = in.readInt();
            boolean answered = size >= Integer.BYTES && size <= MOST_BYTES && in.readInt() == CORRELATION;
            return answered ? Answer.KAFKA : Answer.SOMETHING_ELSE;
        } catch (ConnectException e) {
            return Answer.NOBODY;
        } catch (IOException e) {
            return Answer.UNCLEAR;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while nobody listened where a broker should", e);
        }
    }

    private static byte[] request() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream request = new DataOutputStream(bytes);
        request.writeInt(HEADER_BYTES + CLIENT.length);
        request.writeShort(API_VERSIONS);
        request.writeShort(0);
        request.writeInt(CORRELATION);
        request.writeShort(CLIENT.length);
        request.write(CLIENT);
        return bytes.toByteArray();
    }
}
