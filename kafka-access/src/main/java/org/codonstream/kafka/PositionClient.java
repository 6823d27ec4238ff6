package org.codonstream.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Asks the streams app how far its tables have come, and waits until they contain what was published. It waits for its
 * own records only, so that other publishers at work do not keep it waiting.
 */
public final class PositionClient {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration GONE_PATIENCE = Duration.ofSeconds(60);

    /** An app that was started at the same moment as this program listens within this time. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(5);

    private static final long SHORTEST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 250;
    private static final String POSITION = "/v1/position";
    private static final String TABLES = "the tables; what was published stands";

    private final URI server;
    private final @Nullable Duration waitTimeout;
    private final Duration gonePatience;
    private final Duration startPatience;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * A client of one server.
     *
     * @param server such as {@code http://127.0.0.1:8080}
     * @param waitTimeout how long to wait for the tables, null for as long as the server is there
     */
    public PositionClient(URI server, @Nullable Duration waitTimeout) {
        this(server, waitTimeout, GONE_PATIENCE, START_PATIENCE);
    }

    PositionClient(URI server, @Nullable Duration waitTimeout, Duration gonePatience, Duration startPatience) {
        this.server = server;
        this.waitTimeout = waitTimeout;
        this.gonePatience = gonePatience;
        this.startPatience = startPatience;
    }

    /**
     * Makes sure that a streams app answers, and one that reads what is going to be published, before work whose end is to
     * be waited for. One that is just being started gets a few seconds to listen.
     *
     * @param topicId says Kafka's id of the topic of blocks, empty if it does not exist yet; asked after the app, which
     *     may just have created it
     * @throws PublishException if nobody answers, or somebody else
     */
    public void requireReader(Supplier<Optional<String>> topicId) {
        Answer answer = firstAnswer();
        if (answer instanceof Gone gone) {
            throw new PublishException(gone.sentence());
        }
        if (answer instanceof Found found) {
            String theirs = topicId(found.body());
            Optional<String> ours = topicId.get();
            if (!ours.equals(Optional.of(theirs))) {
                throw new PublishException(otherTopic(theirs, ours));
            }
        }
    }

    /**
     * Waits until every table of every scope contains what a run published.
     *
     * @return what the ledger decided about this run's publications
     * @throws PublishException if the server is gone for a minute, or the time to wait is over
     */
    public DecisionCounts await(PublishReport report) {
        Deadline deadline = new Deadline();
        awaitPosition(deadline, report.topicId(), report.lastOffsets());
        DecisionCounts decisions = DecisionCounts.NONE;
        for (String batch : report.published()) {
            JsonNode answer = awaitAnswer(
                    deadline, "/v1/batches/" + encoded(batch) + "?run=" + encoded(report.run()), found -> true);
            decisions = decisions.plus(decisions(answer.path("decisions")));
        }
        return decisions;
    }

    /**
     * Waits until every table contains what a replay sent again.
     *
     * @throws PublishException if the server is gone for a minute, or the time to wait is over
     */
    public void await(ReplayReport report) {
        awaitPosition(new Deadline(), report.topicId(), report.lastOffsets());
    }

    private void awaitPosition(Deadline deadline, String topicId, Map<TopicPartition, Long> offsets) {
        if (offsets.isEmpty()) {
            return;
        }
        awaitAnswer(deadline, POSITION, position -> {
            String theirs = topicId(position);
            if (!theirs.equals(topicId)) {
                throw new OtherTopicException(otherTopic(theirs, Optional.of(topicId)));
            }
            return offsets.entrySet().stream()
                    .allMatch(
                            offset -> reached(position.path("inputs"), offset.getKey(), topicId) >= offset.getValue());
        });
    }

    private Answer firstAnswer() {
        long began = System.nanoTime();
        Answer answer = ask(POSITION);
        while (answer instanceof Nobody && System.nanoTime() - began < startPatience.toNanos()) {
            Pause.of(Duration.ofMillis(SHORTEST_PAUSE_MS), TABLES);
            answer = ask(POSITION);
        }
        return answer;
    }

    private static String topicId(JsonNode position) {
        return position.path("topic_id").asText();
    }

    private String otherTopic(String theirs, Optional<String> ours) {
        String which = ours.map(id -> " (id " + id + ")").orElse(", which does not exist yet");
        return "the streams app at " + server + " reads another topic (id " + theirs + ") than the one to publish to"
                + which + ": check --server, --bootstrap-servers and --topic-prefix";
    }

    /** An offset in the topic of blocks counts only in the topic of that id, not in one that was deleted before. */
    private static long reached(JsonNode inputs, TopicPartition partition, String topicId) {
        boolean blocks = partition.topic().endsWith(Topic.SEQUENCE_BLOCKS.name(""));
        for (JsonNode input : inputs) {
            if (input.path("topic").asText().equals(partition.topic())
                    && input.path("partition").asInt(-1) == partition.partition()
                    && (!blocks || input.path("topic_id").asText().equals(topicId))) {
                return input.path("offset").asLong(-1);
            }
        }
        return -1;
    }

    private JsonNode awaitAnswer(Deadline deadline, String path, Predicate<JsonNode> enough) {
        long pause = SHORTEST_PAUSE_MS;
        long lastSeen = System.nanoTime();
        while (true) {
            String gone = null;
            Answer answer = ask(path);
            if (answer instanceof Found found) {
                try {
                    if (enough.test(found.body())) {
                        return found.body();
                    }
                } catch (OtherTopicException e) {
                    gone = e.getMessage();
                }
            } else if (answer instanceof Gone nobody) {
                gone = nobody.sentence();
            }
            if (gone == null) {
                lastSeen = System.nanoTime();
            } else if (System.nanoTime() - lastSeen > gonePatience.toNanos()) {
                throw new PublishException(gone + " (what was published stands)");
            }
            deadline.check();
            Pause.of(Duration.ofMillis(pause), TABLES);
            pause = Math.min(LONGEST_PAUSE_MS, pause * 3 / 2);
        }
    }

    private Answer ask(String path) {
        try {
            HttpAnswer answer = HttpAnswer.get(server.resolve(path), CONNECT_PATIENCE, ANSWER_PATIENCE);
            return switch (answer.status()) {
                case 200 -> new Found(json.readTree(answer.body()));
                case 503 -> new NotReady();
                default ->
                    new Other(server + " answers " + answer.status() + " to " + path
                            + ": check that --server is a codonstream streams app");
            };
        } catch (JsonProcessingException e) {
            return new Other(server + " answers " + path + " with something that is no JSON"
                    + ": check that --server is a codonstream streams app");
        } catch (ConnectException e) {
            return new Nobody("no streams app answers at " + server
                    + ": check --server, or start one with 'codonstream up' or 'codonstream streams run'");
        } catch (IOException e) {
            return new Other("the streams app at " + server + " can't be asked: " + e.getMessage());
        }
    }

    private static DecisionCounts decisions(JsonNode decisions) {
        return new DecisionCounts(
                decisions.path("counted").asLong(),
                decisions.path("replaced").asLong(),
                decisions.path("duplicate").asLong(),
                decisions.path("stale").asLong(),
                decisions.path("rejected").asLong(),
                decisions.path("retracted").asLong(),
                decisions.path("absent").asLong());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private sealed interface Answer {}

    private record Found(JsonNode body) implements Answer {}

    /** The server is there and will know later. */
    private record NotReady() implements Answer {}

    /** Nobody that is of use now. */
    private sealed interface Gone extends Answer {

        String sentence();
    }

    /** Nobody listens. */
    private record Nobody(String sentence) implements Gone {}

    /** Somebody who will not know later either. */
    private record Other(String sentence) implements Gone {}

    private static final class OtherTopicException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherTopicException(String sentence) {
            super(sentence);
        }
    }

    private final class Deadline {
        private final long began = System.nanoTime();

        void check() {
            if (waitTimeout != null && System.nanoTime() - began > waitTimeout.toNanos()) {
                throw new PublishException("after " + waitTimeout.toMillis() / 1000.0
                        + " s the tables did not contain all that was published; it stands, and will be counted");
            }
        }
    }
}
