package org.codonstream.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.codonstream.command.CommandException;

/**
 * Clients that ask one question over and over, each as soon as it has its last answer.
 *
 * @param clients that ask at once
 * @param requests that they make together
 */
record Load(int clients, int requests) {
    private static final int FOUND = 200;

    Load {
        if (clients < 1) {
            throw new IllegalArgumentException("clients " + clients + ": must be at least 1");
        }
        if (requests < clients) {
            throw new IllegalArgumentException(
                    "requests " + requests + ": must be at least as many as clients, " + clients);
        }
    }

    /** What came of it. */
    record Answered(double seconds, Latencies latencies) {
        double requestsPerSecond() {
            return latencies.count() / seconds;
        }
    }

    /**
     * Asks.
     *
     * @param expected the only right answer
     * @throws CommandException if any answer is another
     */
    Answered ask(URI question, byte[] expected) {
        HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
        AtomicInteger left = new AtomicInteger(requests);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long began = System.nanoTime();
            List<Callable<long[]>> asking = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                asking.add(() -> ask(http, HttpRequest.newBuilder(question).build(), expected, left));
            }
            LongStream latencies = LongStream.empty();
            for (Future<long[]> client : threads.invokeAll(asking)) {
                latencies = LongStream.concat(latencies, Arrays.stream(client.get()));
            }
            return new Answered((System.nanoTime() - began) / 1e9, new Latencies(latencies));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while " + question + " was asked", e);
        } catch (ExecutionException e) {
            throw new CommandException(question + ": " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] ask(HttpClient http, HttpRequest request, byte[] expected, AtomicInteger left)
            throws IOException, InterruptedException {
        LongStream.Builder latencies = LongStream.builder();
        while (left.getAndDecrement() > 0) {
            long asked = System.nanoTime();
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            latencies.add(System.nanoTime() - asked);
            if (answer.statusCode() != FOUND || !Arrays.equals(answer.body(), expected)) {
                throw new IOException("answered " + answer.statusCode() + " with " + answer.body().length
                        + " bytes, which is not the answer that was given before");
            }
        }
        return latencies.build().toArray();
    }
}
