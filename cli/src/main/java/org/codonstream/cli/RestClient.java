package org.codonstream.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.codonstream.command.CommandException;
import org.codonstream.kafka.HttpAnswer;

/** Asks the streams app, and asks again for a while where it says that it is not ready. */
final class RestClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(60);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);
    private static final int NOT_READY = 503;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;

    RestClient(URI server) {
        this.server = server;
    }

    /**
     * The body of the answer to a GET, as text.
     *
     * @param path from the root, {@code /v1/usage}
     * @param query names and values, encoded here
     * @throws CommandException if nobody answers or the answer is an error; the message is the app's own sentence
     */
    String get(String path, Map<String, String> query) {
        URI uri = server.resolve(path + (query.isEmpty() ? "" : "?" + encode(query)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpAnswer answer = ask(uri);
            if (answer.status() == 200) {
                return answer.text();
            }
            long wait = TimeUnit.SECONDS.toNanos(answer.retryAfter());
            if (answer.status() != NOT_READY || System.nanoTime() + wait > deadline) {
                throw new CommandException(sentence(answer));
            }
            pause(wait);
        }
    }

    private HttpAnswer ask(URI uri) {
        try {
            return HttpAnswer.get(uri, CONNECT_PATIENCE, ONE_ANSWER);
        } catch (ConnectException e) {
            throw new CommandException(
                    "no streams app answers at " + server
                            + ": start one with 'codonstream up', or say with --server where it is",
                    e);
        } catch (SocketTimeoutException e) {
            throw new CommandException(
                    "the streams app at " + server
                            + " did not answer in time: ask again, or say with --server where it is",
                    e);
        } catch (IOException e) {
            throw new CommandException(
                    server + " gave no answer of a streams app (" + e.getMessage()
                            + "): say with --server where its REST API is",
                    e);
        }
    }

    private String sentence(HttpAnswer answer) {
        try {
            String error = JSON.readTree(answer.text()).path("error").asText("");
            if (!error.isEmpty()) {
                return error;
            }
        } catch (JsonProcessingException e) {
            // somebody else's answer
        }
        return server + " answered with HTTP status " + answer.status() + ": is it a streams app?";
    }

    private static void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while waiting for the streams app", e);
        }
    }

    private static String encode(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
