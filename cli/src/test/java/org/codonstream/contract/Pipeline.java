package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codonstream.cli.CommandLineRun;
import org.codonstream.codon.Reading;
import org.codonstream.stream.HttpConfig;
import org.codonstream.stream.StreamsAppConfig;
import org.codonstream.stream.StreamsService;
import org.codonstream.tally.Windows;
import org.codonstream.topic.TopicSettings;

/** A streams app over topics of its own, with the commands and questions that a user has for it. */
final class Pipeline implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STARTING = Duration.ofMinutes(1);

    private final String bootstrapServers;
    private final String prefix;
    private final Path folder;
    private final StreamsService service;
    private final HttpClient http = HttpClient.newHttpClient();

    private Pipeline(String bootstrapServers, String prefix, Path folder, StreamsService service) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
        this.folder = folder;
        this.service = service;
    }

    /** Starts an app over a broker, and waits until it answers. */
    static Pipeline start(String bootstrapServers, String prefix, Path folder) {
        StreamsService service = StreamsService.start(new StreamsAppConfig(
                bootstrapServers,
                TopicSettings.defaults().withPrefix(prefix),
                folder,
                2,
                0,
                Windows.DEFAULT,
                StreamsAppConfig.DEFAULT_STORE_MEMORY,
                HttpConfig.loopback(0),
                Map.of()));
        try {
            assertThat(service.ready(STARTING)).as("ready in time").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Pipeline(bootstrapServers, prefix, folder, service);
    }

    /** Another app over the same broker, with topics of its own. */
    Pipeline another(String name) {
        String other = prefix + "-" + name;
        return start(bootstrapServers, other, folder.resolveSibling("streams-" + other));
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String prefix() {
        return prefix;
    }

    /** Runs a command with where Kafka and its topics are. */
    CommandLineRun run(List<String> command, Object... more) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--bootstrap-servers", bootstrapServers, "--topic-prefix", prefix));
        Arrays.stream(more).map(Object::toString).forEach(words::add);
        return CommandLineRun.of(words.toArray(String[]::new));
    }

    /** {@code ingest publish}, whatever comes of it, without waiting. */
    CommandLineRun tryToPublish(Object... more) {
        return run(List.of("ingest", "publish"), more);
    }

    /** {@code ingest publish --wait}, which must succeed. */
    CommandLineRun publish(Object... more) {
        return succeeded(run(List.of("ingest", "publish", "--wait", "--server", server()), more));
    }

    /** {@code ingest retract --wait}, which must succeed. */
    CommandLineRun retract(Object... more) {
        return succeeded(run(List.of("ingest", "retract", "--wait", "--server", server()), more));
    }

    String server() {
        return service.uri().toString();
    }

    private static CommandLineRun succeeded(CommandLineRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        // A slow machine is shown how far it has come.
        assertThat(run.err().lines()).allMatch(line -> line.matches("batch \\d+ of \\d+  .*"));
        return run;
    }

    /** The answer to a GET, which must be there; parameters are names and values in turn. */
    JsonNode get(String path, Object... parameters) {
        HttpResponse<String> response = answer(path, parameters);
        assertThat(response.statusCode())
                .as("%s: %s", response.uri(), response.body())
                .isEqualTo(200);
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    /** The status of the answer to a GET. */
    int status(String path, Object... parameters) {
        return answer(path, parameters).statusCode();
    }

    private HttpResponse<String> answer(String path, Object... parameters) {
        StringBuilder uri = new StringBuilder(path);
        for (int i = 0; i < parameters.length; i += 2) {
            uri.append(i == 0 ? '?' : '&').append(parameters[i]).append('=');
            uri.append(URLEncoder.encode(parameters[i + 1].toString(), StandardCharsets.UTF_8));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(server() + uri)).build();
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("GET " + uri + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What there are tables of, in the order of their names: scopes, or those that begin in some way. */
    List<String> scopes(String beginning) {
        List<String> scopes = new ArrayList<>();
        get("/v1/scopes", "prefix", beginning, "limit", 10_000)
                .path("scopes")
                .forEach(scope -> scopes.add(scope.path("scope").asText()));
        return scopes;
    }

    JsonNode usage(String scope, Reading reading) {
        return get("/v1/usage", "scope", scope, "reading", reading.label());
    }

    /** All that is said about some scopes in all readings; two pipelines that hold the same say the same. */
    Map<String, JsonNode> tables(String... beginnings) {
        Map<String, JsonNode> tables = new TreeMap<>();
        for (String beginning : beginnings) {
            for (String scope : scopes(beginning)) {
                for (Reading reading : Reading.values()) {
                    tables.put(scope + " " + reading.label(), usage(scope, reading));
                }
            }
        }
        return tables;
    }

    @Override
    public void close() {
        service.close();
    }
}
