package org.codonstream.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.command.CommandException;

/** What a running streams app answers. */
final class Tables {
    /** How a program that runs one says where. */
    static final Pattern SAID = Pattern.compile("tables at (http://[^;,\\s]+)");

    private static final int FOUND = 200;
    private static final int MILLISECONDS_BETWEEN_QUESTIONS = 100;
    private static final int MILLISECONDS_OF_A_CLOSE_LOOK = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();

    Tables(String server) {
        this.server = URI.create(server);
    }

    /** Waits until every question is answered, or something is counted, which a quick app does a little earlier. */
    void awaitReadyOrCounting() {
        await("is not ready", () -> counted().sequences() > 0 || ask("/readyz").statusCode() == FOUND);
    }

    /** Waits until exactly so much is counted. */
    void await(Totals expected) {
        await("has not counted " + expected.text(), () -> counted().equals(expected));
    }

    /**
     * Waits until every table contains all records of some partitions up to these offsets (docs/reference/rest.md, position).
     *
     * @param topicId of the topic of blocks
     */
    void awaitContained(String topicId, Map<TopicPartition, Long> offsets) {
        await("does not contain " + offsets, () -> contains(topicId, offsets), MILLISECONDS_OF_A_CLOSE_LOOK);
    }

    private boolean contains(String topicId, Map<TopicPartition, Long> offsets) {
        HttpResponse<byte[]> answer = ask("/v1/position");
        if (answer.statusCode() != FOUND) {
            return false;
        }
        try {
            Map<TopicPartition, Long> reached = new HashMap<>();
            for (JsonNode input : JSON.readTree(answer.body()).path("inputs")) {
                if (input.path("topic_id").asText().equals(topicId)) {
                    reached.put(
                            new TopicPartition(
                                    input.path("topic").asText(),
                                    input.path("partition").asInt()),
                            input.path("offset").asLong());
                }
            }
            return offsets.entrySet().stream()
                    .allMatch(offset -> reached.getOrDefault(offset.getKey(), -1L) >= offset.getValue());
        } catch (IOException e) {
            throw new CommandException(server + " answers with something that is no JSON: " + e.getMessage(), e);
        }
    }

    /** Where a question is asked. */
    URI at(String path) {
        return server.resolve(path);
    }

    /**
     * The answer to a question, as it is.
     *
     * @throws CommandException if there is none
     */
    HttpResponse<byte[]> answer(String path) {
        HttpResponse<byte[]> answer = ask(path);
        if (answer.statusCode() != FOUND) {
            throw new CommandException(server + " answers " + answer.statusCode() + " to " + path + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8).strip());
        }
        return answer;
    }

    private HttpResponse<byte[]> ask(String path) {
        try {
            return http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new CommandException(server + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while " + server + " was asked", e);
        }
    }

    /** How much is counted by now. */
    Totals counted() {
        return counted("all");
    }

    /** How much is counted of a scope by now. */
    Totals counted(String scope) {
        HttpResponse<byte[]> answer = ask("/v1/usage?scope=" + scope);
        return answer.statusCode() == FOUND
                ? Totals.in(new String(answer.body(), StandardCharsets.UTF_8))
                : new Totals(0, 0);
    }

    private void await(String missing, BooleanSupplier reached) {
        await(missing, reached, MILLISECONDS_BETWEEN_QUESTIONS);
    }

    private void await(String missing, BooleanSupplier reached, int pauseMilliseconds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new CommandException(server + " " + missing + " within " + PATIENCE.toMinutes() + " minutes");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pauseMilliseconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandException("interrupted while " + server + " was asked", e);
            }
        }
    }
}
