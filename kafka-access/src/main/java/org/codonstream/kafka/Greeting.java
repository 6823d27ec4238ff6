package org.codonstream.kafka;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.apache.kafka.common.utils.Utils;

/**
 * Asks who listens at an address whether it speaks Kafka's protocol, before a client does: Kafka's clients take the first
 * four bytes of whatever answers for the size of what follows, and a web server's {@code HTTP} for 1.2 GB.
 */
final class Greeting {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Request ApiVersions in its first version, which every broker answers (KIP-35). */
    private static final int API_VERSIONS = 18;

    /** No broker answers with as much. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int CORRELATION = 0x434f444f;

    /** With line ends, so that a web server answers too instead of waiting for the rest. */
    private static final byte[] CLIENT = "codonstream\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final int HEADER_BYTES = Short.BYTES + Short.BYTES + Integer.BYTES + Short.BYTES;

    private Greeting() {}

    /**
     * Refuses addresses where somebody answers in another way. Where nobody answers, Kafka's clients say so themselves.
     *
     * @throws PublishException naming the address
     */
    static void requireKafka(String bootstrapServers) {
        for (String server : bootstrapServers.split(",", -1)) {
            String host = Utils.getHost(server.strip());
            Integer port = Utils.getPort(server.strip());
            if (host != null && port != null && isSomethingElse(host, port)) {
                throw new PublishException(String.format(
                        Locale.ROOT,
                        "what listens at %s is no Kafka broker, or one that wants TLS: check --bootstrap-servers, and"
                                + " security.protocol of --command-config",
                        server.strip()));
            }
        }
    }

    private static boolean isSomethingElse(String host, int port) {
        try (Socket socket = new Socket()) {
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UnknownHostException(host);
            }
            int patience = Math.toIntExact(PATIENCE.toMillis());
            socket.connect(address, patience);
            socket.setSoTimeout(patience);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write(request());
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int size = in.readInt();
            return size < Integer.BYTES || size > MOST_BYTES || in.readInt() != CORRELATION;
        } catch (IOException | IllegalArgumentException e) {
            return false;
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
