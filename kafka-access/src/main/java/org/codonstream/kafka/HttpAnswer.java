package org.codonstream.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a server answered to a GET.
 *
 * @param status of HTTP, 200 where all is well
 * @param body empty where there is none
 * @param retryAfter seconds after which it wants to be asked again, 1 where it does not say
 */
public record HttpAnswer(int status, byte[] body, int retryAfter) {

    /**
     * Asks a server, which may send nobody elsewhere. Through the older of Java's clients: the newer one sets up TLS,
     * with all authorities that Java trusts, before its first request of any kind, which is a third of a second of
     * processor time. An interruption of the thread ends no wait; its patience does.
     *
     * @param connectPatience how long the server may take to listen
     * @param readPatience how long it may say nothing
     * @throws ConnectException if nobody can be reached there
     * @throws java.net.SocketTimeoutException if it takes too long
     * @throws IOException if it answers otherwise than with HTTP
     */
    public static HttpAnswer get(URI uri, Duration connectPatience, Duration readPatience) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(connectPatience.toMillis()));
        connection.setReadTimeout(Math.toIntExact(readPatience.toMillis()));
        connection.setInstanceFollowRedirects(false);
        // by default it asks for HTML and pictures first
        connection.setRequestProperty("Accept", "*/*");
        connect(connection);
        try {
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new IOException("what answers there does not speak HTTP");
            }
            return new HttpAnswer(status, body(connection, status), connection.getHeaderFieldInt("Retry-After", 1));
        } catch (SocketException e) {
            throw new IOException("it hangs up without an answer", e);
        }
    }

    private static void connect(HttpURLConnection connection) throws IOException {
        try {
            connection.connect();
        } catch (SocketException | UnknownHostException e) {
            ConnectException nobody = new ConnectException(e.toString());
            nobody.initCause(e);
            throw nobody;
        }
    }

    /** The body as text, in UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] body(HttpURLConnection connection, int status) throws IOException {
        boolean refused = status >= HttpURLConnection.HTTP_BAD_REQUEST;
        try (InputStream body = refused ? connection.getErrorStream() : connection.getInputStream()) {
            return body == null ? new byte[0] : body.readAllBytes();
        }
    }
}
