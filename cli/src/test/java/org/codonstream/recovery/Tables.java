package org.codonstream.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;

/** All tables of a streams app, as its REST API tells them. */
final class Tables {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();

    Tables(URI server) {
        this.server = server;
    }

    boolean isReady() {
        try {
            return get("/readyz").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** How many sequences are counted; 0 where the app does not know or is gone. */
    long sequences() {
        try {
            HttpResponse<String> response = get("/v1/scopes?prefix=all");
            return response.statusCode() == 200
                    ? JSON.readTree(response.body()).at("/scopes/0/sequences").asLong()
                    : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** The newest publication of each batch. */
    List<JsonNode> batches() {
        List<JsonNode> batches = new ArrayList<>();
        ask("/v1/batches").path("batches").forEach(batches::add);
        return batches;
    }

    /** Every reading of every scope that has something in it. */
    Map<TableKey, Table> read() {
        Map<TableKey, Table> tables = new TreeMap<>();
        for (String scope : scopes()) {
            for (Reading reading : Reading.values()) {
                JsonNode usage = ask("/v1/usage?format=json&scope=" + encoded(scope) + "&reading=" + reading.label());
                Table table = table(usage);
                if (table.sequences() != 0 || !table.counts().isZero()) {
                    tables.put(new TableKey(scope, reading), table);
                }
            }
        }
        return tables;
    }

    /** What must hold of all tables after whatever happened. */
    void requireConsistent(Map<TableKey, Table> tables) {
        tables.forEach((key, table) -> {
            assertThat(table.hasNegative()).as("%s has a negative count", key).isFalse();
            assertThat(windows(key)).as("sum of the windows of %s", key).isEqualTo(table);
        });
        for (Reading reading : Reading.values()) {
            Table all = tables.getOrDefault(new TableKey("all", reading), Table.ZERO);
            assertThat(sum(tables, "source:", reading))
                    .as("sum of the sources, %s", reading)
                    .isEqualTo(all);
            assertThat(sum(tables, "batch:", reading))
                    .as("sum of the batches, %s", reading)
                    .isEqualTo(all);
        }
    }

    private Table windows(TableKey key) {
        JsonNode answer = ask("/v1/windows?scope=" + encoded(key.scope()) + "&reading="
                + key.reading().label());
        Table sum = window(answer.path("before"));
        for (JsonNode window : answer.path("windows")) {
            sum = sum.plus(window(window));
        }
        return sum;
    }

    private static Table sum(Map<TableKey, Table> tables, String prefix, Reading reading) {
        return tables.entrySet().stream()
                .filter(entry -> entry.getKey().scope().startsWith(prefix)
                        && entry.getKey().reading() == reading)
                .map(Map.Entry::getValue)
                .reduce(Table.ZERO, Table::plus);
    }

    private List<String> scopes() {
        List<String> scopes = new ArrayList<>();
        ask("/v1/scopes?limit=10000")
                .path("scopes")
                .forEach(scope -> scopes.add(scope.path("scope").asText()));
        return scopes;
    }

    private static Table table(JsonNode usage) {
        long[] codons = new long[CodonCounts.CODONS];
        for (JsonNode row : usage.path("rows")) {
            codons[Codon.index(row.path("codon").asText())] = row.path("count").asLong();
        }
        return new Table(
                usage.path("sequences").asLong(),
                usage.path("coding_sequences").asLong(),
                usage.path("bases").asLong(),
                CodonCounts.of(
                        codons,
                        usage.path("ambiguous").asLong(),
                        usage.path("trailing").asLong()));
    }

    private static Table window(JsonNode window) {
        long[] codons = new long[CodonCounts.CODONS];
        window.path("codons")
                .properties()
                .forEach(codon ->
                        codons[Codon.index(codon.getKey())] = codon.getValue().asLong());
        return new Table(
                window.path("sequences").asLong(),
                window.path("coding_sequences").asLong(),
                window.path("bases").asLong(),
                CodonCounts.of(
                        codons,
                        window.path("ambiguous").asLong(),
                        window.path("trailing").asLong()));
    }

    /** Asks until the app answers: it may say for a while that it is not ready. */
    JsonNode ask(String path) {
        HttpResponse<String> answer = await().atMost(Program.PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(path), response -> response.statusCode() != 503);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(path + ": " + answer.body(), e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Program.PATIENCE)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
