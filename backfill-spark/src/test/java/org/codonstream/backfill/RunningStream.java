package org.codonstream.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A broker and the streams app, as {@code codonstream up} starts them, and the commands of both programs against them. */
final class RunningStream implements AutoCloseable {

    private final Path folder;
    private final ChildJvm up;
    private final String bootstrapServers;
    private final String server;

    /** Starts them over a folder of their own, on free ports. */
    RunningStream(Path folder) {
        this.folder = folder;
        this.up = ChildJvm.codonstream(
                folder, "up", "--data-dir", folder.resolve("data").toString(), "--kafka-port", "0", "--http-port", "0");
        this.bootstrapServers = up.awaitWord("Kafka answers at ([^;,\\s]+)");
        this.server = up.awaitWord("tables at (http://[^;,\\s]+)");
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** Publishes by {@code ingest publish} and waits until it is in every table. */
    void ingest(Path input, String... more) throws InterruptedException {
        try (ChildJvm publish = startIngest(input, with(List.of(more), "--wait", "--server", server))) {
            publish.awaitSuccess();
        }
    }

    ChildJvm startIngest(Path input, String... more) {
        List<String> args = new ArrayList<>(List.of("ingest", "publish", "--input", input.toString()));
        args.addAll(List.of(more));
        args.addAll(List.of("--bootstrap-servers", bootstrapServers));
        return ChildJvm.codonstream(folder, args.toArray(String[]::new));
    }

    /** Takes sequences out and waits until they are in no table. */
    void retract(String... ids) throws InterruptedException {
        List<String> args = new ArrayList<>(List.of("ingest", "retract"));
        args.addAll(List.of(ids));
        args.addAll(List.of("--wait", "--server", server, "--bootstrap-servers", bootstrapServers));
        try (ChildJvm retract = ChildJvm.codonstream(folder, args.toArray(String[]::new))) {
            retract.awaitSuccess();
        }
    }

    BackfillRun reconcile(String... args) {
        return backfill("reconcile", args);
    }

    BackfillRun publish(String... args) {
        return backfill("publish", with(List.of(args), "--wait", "--server", server));
    }

    ChildJvm startPublish(String... args) {
        List<String> all = new ArrayList<>(List.of("publish"));
        all.addAll(List.of(args));
        all.addAll(List.of("--bootstrap-servers", bootstrapServers));
        return ChildJvm.backfill(folder, all.toArray(String[]::new));
    }

    /** What the REST API says of a scope. */
    JsonNode usage(String scope) throws IOException, InterruptedException {
        URI uri = URI.create(server + "/v1/usage?format=json&scope=" + scope);
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(response.body());
    }

    private BackfillRun backfill(String command, String... args) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(args));
        all.addAll(List.of("--bootstrap-servers", bootstrapServers));
        return BackfillRun.of(all.toArray(String[]::new));
    }

    private static String[] with(List<String> args, String... more) {
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Override
    public void close() {
        up.close();
    }
}
