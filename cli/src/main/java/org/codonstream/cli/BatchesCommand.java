package org.codonstream.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.codonstream.command.CommandException;
import org.codonstream.command.ServerOption;
import org.codonstream.command.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what has become of what was published. */
@Command(
        name = "batches",
        description =
                "Print a line per batch: published when, decided / expected, complete or not. With an ID a line per"
                        + " publication of that batch.",
        footer = {"", "Columns: batch, run, published, decided/expected, state, sequences, bases."})
final class BatchesCommand implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Surroundings surroundings;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Id of a batch.")
    private @Nullable String batch;

    @Mixin
    private ServerOption server;

    BatchesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        RestClient client = new RestClient(server.uri());
        JsonNode answer = read(client.get(batch == null ? "/v1/batches" : "/v1/batches/" + batch, Map.of()));
        for (JsonNode publication : answer.path(batch == null ? "batches" : "publications")) {
            surroundings.out().println(line(publication));
        }
    }

    private static String line(JsonNode publication) {
        boolean known = publication.path("expected").isNumber();
        return String.join(
                "\t",
                publication.path("batch").asText(),
                publication.path("run").asText(),
                known ? publication.path("published").asText() : "-",
                publication.path("decided").asText() + "/"
                        + (known ? publication.path("expected").asText() : "?"),
                publication.path("complete").asBoolean() ? "complete" : "incomplete",
                known ? publication.path("sequences").asText() : "-",
                known ? publication.path("bases").asText() : "-");
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new CommandException("the list of batches can't be read: " + e.getOriginalMessage(), e);
        }
    }
}
