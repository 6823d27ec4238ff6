package org.codonstream.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.codonstream.command.CommandException;

/** What a running streams app answers. */
final class Tables {
    /** How a program that runs one says where. */
    static final Pattern SAID = Pattern.compile("tables at (http://[^;,\\s]+)");

    private static final int FOUND = 200;
    private static final int MILLISECONDS_BETWEEN_QUESTIONS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();

    Tables(String server) {
        this.server = URI.create(server);
    }

    /** Waits until every question is answered. */
    void awaitReady() {
        await("is not ready", () -> ask("/readyz").statusCode() == FOUND);
    }

    /** Waits until exactly so much is counted. */
    void await(Totals expected) {
        await("has not counted " + expected.text(), () -> counted().equals(expected));
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
        HttpResponse<byte[]> answer = ask("/v1/usage?scope=all");
        return answer.statusCode() == FOUND
                ? Totals.in(new String(answer.body(), StandardCharsets.UTF_8))
                : new Totals(0, 0);
    }

    private void await(String missing, BooleanSupplier reached) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new CommandException(server + " " + missing + " within " + PATIENCE.toMinutes() + " minutes");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_QUESTIONS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandException("interrupted while " + server + " was asked", e);
            }
        }
    }
}
