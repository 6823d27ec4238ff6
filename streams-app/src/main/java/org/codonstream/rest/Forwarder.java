package org.codonstream.rest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Asks another instance, and passes on what it says, status and all. Only so many requests wait for other instances at a
 * time, so that threads are left to answer theirs.
 */
final class Forwarder {

    /** Header of a forwarded question: whoever gets it answers by itself, so a question is forwarded at most once. */
    static final String FORWARDED = "Codonstream-Forwarded";

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);

    private static final int DELETE = 0x7f;
    private static final String FORBIDDEN = "\"<>\\^`{|}[]";

    private final Semaphore places;
    private @Nullable HttpClient client;

    Forwarder(int atATime) {
        this.places = new Semaphore(atATime);
    }

    /** The other instance's reply to {@code target} (path and query); unavailable where it does not give one. */
    Reply get(String host, int port, String target) {
        if (!places.tryAcquire()) {
            return Reply.error(Reply.UNAVAILABLE, "too many questions wait for other instances");
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address(host, port) + escaped(target)))
                    .timeout(ANSWER_PATIENCE)
                    .header(FORWARDED, "1")
                    .build();
            return reply(client().send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return Reply.error(
                    Reply.UNAVAILABLE,
                    "the instance at " + address(host, port) + ", which has the answer, does not give it: "
                            + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.error(Reply.UNAVAILABLE, "this instance is closing");
        } finally {
            places.release();
        }
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        return new Reply(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(Reply.JSON),
                response.headers()
                        .firstValue("Retry-After")
                        .map(Integer::parseInt)
                        .orElse(0),
                response.body());
    }

    /** A target as a server may have taken it, with what {@link URI} does not take percent-encoded. */
    static String escaped(String target) {
        StringBuilder escaped = new StringBuilder();
        for (byte letter : target.getBytes(StandardCharsets.UTF_8)) {
            if (letter > ' ' && letter < DELETE && FORBIDDEN.indexOf(letter) < 0) {
                escaped.append((char) letter);
            } else {
                escaped.append(String.format("%%%02X", letter & 0xff));
            }
        }
        return escaped.toString();
    }

    private static String address(String host, int port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Made for the first question that is another instance's: one that is alone never needs it. */
    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_PATIENCE)
                    .build();
            client = made;
        }
        return made;
    }
}
