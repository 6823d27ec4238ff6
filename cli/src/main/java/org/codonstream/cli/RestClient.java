package org.codonstream.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.codonstream.command.CommandException;

/** Asks the streams app, and asks again for a while where it says that it is not ready. */
final class RestClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(60);
    private static final int NOT_READY = 503;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

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
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(ONE_ANSWER).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpResponse<String> response = send(request);
            if (response.statusCode() == 200) {
                return response.body();
            }
            long wait = TimeUnit.SECONDS.toNanos(
                    response.headers().firstValueAsLong("Retry-After").orElse(1));
            if (response.statusCode() != NOT_READY || System.nanoTime() + wait > deadline) {
                throw new CommandException(sentence(response));
            }
            pause(wait);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (ConnectException e) {
            throw new CommandException(
                    "no streams app answers at " + server
                            + ": start one with 'codonstream up', or say with --server where it is",
                    e);
        } catch (HttpTimeoutException e) {
            throw new CommandException(
                    "the streams app at " + server
                            + " did not answer in time: ask again, or say with --server where it is",
                    e);
        } catch (IOException e) {
            throw new CommandException(
                    server + " gave no answer of a streams app (" + e.getMessage()
                            + "): say with --server where its REST API is",
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private String sentence(HttpResponse<String> response) {
        try {
            String error = JSON.readTree(response.body()).path("error").asText("");
            if (!error.isEmpty()) {
                return error;
            }
        } catch (JsonProcessingException e) {
            // somebody else's answer
        }
        return server + " answered with HTTP status " + response.statusCode() + ": is it a streams app?";
    }

    private static void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static CommandException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CommandException("interrupted while waiting for the streams app", e);
    }

    private static String encode(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
