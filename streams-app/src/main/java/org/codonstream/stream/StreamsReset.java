package org.codonstream.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.TopologyDescription;
import org.codonstream.tally.Windows;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicException;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.TopicSettings;
import org.jspecify.annotations.Nullable;

/**
 * Makes the streams app forget everything, so that it counts all of its input anew when it is started again. Inputs,
 * manifests and dead letters stay.
 *
 * <p>The order is so that a reset that was interrupted harms nobody and can be run again: while the changelogs are there,
 * local stores and offsets are only copies of what stands in them; and all changelogs go in one request, since a ledger
 * without its tables, or tables without their ledger, would not fit together.
 */
public final class StreamsReset {

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final List<Topic> INPUTS = List.of(Topic.SEQUENCE_BLOCKS, Topic.SEQUENCE_COUNTS);

    private final Admin admin;
    private final TopicSettings settings;
    private final StateFolder stateFolder;
    private final Duration membersPatience;
    private final List<String> done = new ArrayList<>();

    /**
     * A reset of the app of a prefix.
     *
     * @param stateDir where the app keeps its stores on this machine; where instances run on several machines, the reset
     *     has to be run on each of them before any is started again
     * @param membersPatience how long to wait until the broker misses instances that are known to have ended: one that
     *     was killed is a member for 6 s, from the broker's own start on where that was later
     */
    public StreamsReset(Admin admin, TopicSettings settings, Path stateDir, Duration membersPatience) {
        this.admin = admin;
        this.membersPatience = membersPatience;
        this.settings = settings;
        this.stateFolder = new StateFolder(stateDir, settings.prefix());
    }

    /**
     * Resets.
     *
     * @return what was done, a sentence each; nothing where there was nothing to do
     * @throws StreamsServiceException if an instance is running, or not all of the input is there to be counted again
     * @throws TopicException if the broker can't be reached
     */
    public List<String> run() {
        requireNoMembers();
        Set<String> topics = await(admin.listTopics().names());
        requireWholeInput(topics);
        if (stateFolder.delete()) {
            done.add("deleted the local stores");
        }
        deleteGroup();
        emptyTopics(topics);
        return List.copyOf(done);
    }

    private void requireNoMembers() {
        long deadline = System.nanoTime() + membersPatience.toNanos();
        Collection<MemberDescription> members = members();
        while (!members.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw running(members.stream().map(MemberDescription::host).collect(Collectors.toSet()));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            members = members();
        }
    }

    private Collection<MemberDescription> members() {
        String group = settings.prefix();
        try {
            ConsumerGroupDescription description =
                    await(Objects.requireNonNull(admin.describeConsumerGroups(List.of(group))
                            .describedGroups()
                            .get(group)));
            return description.members();
        } catch (GroupIdNotFoundException e) {
            // it never ran, or was reset before
            return List.of();
        }
    }

    private StreamsServiceException running(Collection<String> hosts) {
        return new StreamsServiceException("the streams app of prefix " + settings.prefix() + " is running (on "
                + String.join(", ", new TreeSet<>(hosts)).replace("/", "")
                + "): end every instance first; one that was killed is missed after 6 seconds");
    }

    private void requireWholeInput(Set<String> topics) {
        Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
        for (Topic input : INPUTS) {
            String name = input.name(settings.prefix());
            if (topics.contains(name)) {
                describe(name)
                        .partitions()
                        .forEach(partition ->
                                earliest.put(new TopicPartition(name, partition.partition()), OffsetSpec.earliest()));
            }
        }
        Map<TopicPartition, ListOffsetsResultInfo> offsets =
                await(admin.listOffsets(earliest).all());
        offsets.forEach((partition, found) -> {
            if (found.offset() > 0) {
                throw new StreamsServiceException("partition " + partition.partition() + " of " + partition.topic()
                        + " begins at offset " + found.offset()
                        + ": what stood before is gone and could not be counted again, so nothing is reset; publish all"
                        + " input under another --topic-prefix instead");
            }
        });
    }

    private TopicDescription describe(String topic) {
        return await(Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).topicNameValues().get(topic)));
    }

    private void deleteGroup() {
        String group = settings.prefix();
        try {
            await(Objects.requireNonNull(
                    admin.deleteConsumerGroups(List.of(group)).deletedGroups().get(group)));
            done.add("deleted the offsets of group " + group);
        } catch (GroupIdNotFoundException e) {
            // there are none
        } catch (GroupNotEmptyException e) {
            throw running(Set.of("a machine where it has just started"));
        }
    }

    private void emptyTopics(Set<String> topics) {
        String usage = Topic.USAGE.name(settings.prefix());
        Uuid emptied = topics.contains(usage) ? describe(usage).topicId() : null;
        SortedSet<String> doomed = internalTopics(settings.prefix());
        doomed.add(usage);
        doomed.retainAll(topics);
        if (!doomed.isEmpty()) {
            admin.deleteTopics(doomed).topicNameValues().values().forEach(StreamsReset::awaitGone);
            done.add("deleted " + String.join(", ", doomed));
        }
        if (topics.contains(Topic.SEQUENCE_BLOCKS.name(settings.prefix()))) {
            createAgain(usage, emptied);
        }
    }

    /** A broker may show a deleted topic for a moment, and then the catalogue would take it for the new one. */
    private void createAgain(String usage, @Nullable Uuid emptied) {
        TopicCatalogue catalogue = new TopicCatalogue(admin, settings);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Uuid created = emptied;
        while (Objects.equals(created, emptied)) {
            if (System.nanoTime() > deadline) {
                throw new TopicException("topic " + usage + " was deleted but is still there: run the reset again");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            catalogue.ensure();
            created = topicId(usage);
        }
        done.add("created " + usage + " anew");
    }

    private @Nullable Uuid topicId(String topic) {
        try {
            return describe(topic).topicId();
        } catch (UnknownTopicOrPartitionException e) {
            return null;
        }
    }

    /** Named one by one, because another app's may begin alike: those of prefix {@code codon-test} with {@code codon-}. */
    private static SortedSet<String> internalTopics(String prefix) {
        TopicLayout layout = new TopicLayout(prefix, 1, "", "");
        TopologyDescription topology = new CodonTopology(layout, Windows.DEFAULT, new LongAdder())
                .get()
                .describe();
        SortedSet<String> names = new TreeSet<>();
        for (TopologyDescription.Subtopology part : topology.subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Processor processor) {
                    processor.stores().forEach(store -> names.add(prefix + "-" + store + "-changelog"));
                } else if (node instanceof TopologyDescription.Source source && source.topicSet() != null) {
                    source.topicSet().forEach(topic -> names.add(prefix + "-" + topic));
                }
            }
        }
        return names;
    }

    private static void awaitGone(KafkaFuture<Void> deletion) {
        try {
            await(deletion);
        } catch (UnknownTopicOrPartitionException e) {
            // gone already
        }
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
            if (cause instanceof GroupIdNotFoundException
                    || cause instanceof GroupNotEmptyException
                    || cause instanceof UnknownTopicOrPartitionException) {
                throw (RuntimeException) cause;
            }
            throw new TopicException("the broker refused: " + cause.getMessage(), cause);
        }
    }

    private static TopicException unreachable(Throwable cause) {
        return new TopicException(
                "no Kafka broker answered in time: check --bootstrap-servers, and that the broker is running", cause);
    }
}
