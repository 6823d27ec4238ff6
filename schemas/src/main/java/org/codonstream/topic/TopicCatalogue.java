package org.codonstream.topic;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates or checks the topics of a prefix. Whoever comes first, publisher, streams app or backfill, creates all of
 * them; whoever comes later refuses to work with topics that are otherwise.
 */
public final class TopicCatalogue {

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Admin admin;
    private final TopicSettings settings;

    public TopicCatalogue(Admin admin, TopicSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /**
     * Creates the topics that are missing and checks all of them.
     *
     * @return the topics as they are; their number of partitions may be another than asked for where they were there
     *     already, but is the same for all
     * @throws TopicException if the broker can't be reached, or a topic is not as it must be
     */
    public TopicLayout ensure() {
        Map<Topic, TopicDescription> present = describe();
        int partitions = present.isEmpty()
                ? settings.partitions()
                : present.values().iterator().next().partitions().size();
        create(present, partitions);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (present.size() < Topic.values().length) {
            if (System.nanoTime() > deadline) {
                throw new TopicException(
                        "the topics of prefix " + settings.prefix() + " were created but are not visible");
            }
            present = describe();
        }
        requireSamePartitions(present);
        requireSettings(present);
        return layout(present);
    }

    /**
     * The topics as they are, without creating any.
     *
     * @throws TopicException if the broker can't be reached, or one of them is missing
     */
    public TopicLayout find() {
        Map<Topic, TopicDescription> present = describe();
        for (Topic topic : Topic.values()) {
            if (!present.containsKey(topic)) {
                throw new TopicException(
                        "topic " + topic.name(settings.prefix())
                                + " does not exist: publish something or start the streams app first, or name another --topic-prefix");
            }
        }
        requireSamePartitions(present);
        return layout(present);
    }

    /**
     * Kafka's id of the topic of blocks, if it exists.
     *
     * @throws TopicException if the broker can't be reached
     */
    public Optional<String> blocksTopicId() {
        return Optional.ofNullable(describe().get(Topic.SEQUENCE_BLOCKS))
                .map(topic -> topic.topicId().toString());
    }

    private TopicLayout layout(Map<Topic, TopicDescription> present) {
        TopicDescription blocks = Objects.requireNonNull(present.get(Topic.SEQUENCE_BLOCKS));
        TopicDescription counts = Objects.requireNonNull(present.get(Topic.SEQUENCE_COUNTS));
        return new TopicLayout(
                settings.prefix(),
                blocks.partitions().size(),
                blocks.topicId().toString(),
                counts.topicId().toString());
    }

    private Map<Topic, TopicDescription> describe() {
        Map<String, Topic> names = new LinkedHashMap<>();
        Arrays.stream(Topic.values()).forEach(topic -> names.put(topic.name(settings.prefix()), topic));
        Map<Topic, TopicDescription> present = new LinkedHashMap<>();
        admin.describeTopics(names.keySet()).topicNameValues().forEach((name, future) -> {
            try {
                present.put(Objects.requireNonNull(names.get(name)), await(future));
            } catch (UnknownTopicOrPartitionException e) {
                // not there yet
            }
        });
        return present;
    }

    private void create(Map<Topic, TopicDescription> present, int partitions) {
        List<NewTopic> missing = Arrays.stream(Topic.values())
                .filter(topic -> !present.containsKey(topic))
                .map(topic -> new NewTopic(topic.name(settings.prefix()), partitions, settings.replicationFactor())
                        .configs(topic.settings()))
                .toList();
        admin.createTopics(missing).values().values().forEach(future -> {
            try {
                await(future);
            } catch (TopicExistsException e) {
                // somebody else was first
            }
        });
    }

    private void requireSamePartitions(Map<Topic, TopicDescription> present) {
        if (present.values().stream()
                        .map(topic -> topic.partitions().size())
                        .distinct()
                        .count()
                > 1) {
            throw new TopicException("the topics of prefix " + settings.prefix()
                    + " must have the same number of partitions, but have: "
                    + present.values().stream()
                            .map(topic ->
                                    topic.name() + " " + topic.partitions().size())
                            .collect(Collectors.joining(", "))
                    + "; fill a new prefix by publishing again");
        }
    }

    private void requireSettings(Map<Topic, TopicDescription> present) {
        Map<ConfigResource, Topic> resources = new LinkedHashMap<>();
        present.keySet()
                .forEach(topic -> resources.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic.name(settings.prefix())), topic));
        Map<ConfigResource, Config> found =
                await(admin.describeConfigs(resources.keySet()).all());
        resources.forEach((resource, topic) -> topic.settings().forEach((setting, expected) -> {
            ConfigEntry entry = Objects.requireNonNull(found.get(resource)).get(setting);
            String actual = entry == null ? "nothing" : entry.value();
            if (!expected.equals(actual) && !topic.mayDiffer(setting)) {
                throw new TopicException("topic " + resource.name() + " has " + setting + "=" + actual + " but needs "
                        + expected + ": change it with kafka-configs, or use another --topic-prefix");
            }
        }));
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicException("interrupted while asking the broker", e);
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw unreachable(cause);
            }
            if (cause instanceof UnknownTopicOrPartitionException unknown) {
                throw unknown;
            }
            if (cause instanceof TopicExistsException exists) {
                throw exists;
            }
            throw new TopicException("the broker refused: " + cause.getMessage(), cause);
        }
    }

    private static TopicException unreachable(Throwable cause) {
        return new TopicException(
                "no Kafka broker answered in time: check --bootstrap-servers, and that the broker is running", cause);
    }
}
