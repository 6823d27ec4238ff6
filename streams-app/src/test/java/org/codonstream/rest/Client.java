package org.codonstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Whoever asks over HTTP. */
public final class Client {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    public Client(URI server) {
        this.server = server;
    }

    public HttpResponse<String> get(String target) {
        return send("GET", target, false);
    }

    HttpResponse<String> getForwarded(String target) {
        return send("GET", target, true);
    }

    HttpResponse<String> post(String target) {
        return send("POST", target, false);
    }

    /** The JSON of a reply of any status. */
    public JsonNode json(String target) {
        return json(get(target));
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + response.body(), e);
        }
    }

    private HttpResponse<String> send(String method, String target, boolean forwarded) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(target)).method(method, BodyPublishers.noBody());
        if (forwarded) {
            request.header("Codonstream-Forwarded", "1");
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
