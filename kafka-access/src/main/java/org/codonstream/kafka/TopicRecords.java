package org.codonstream.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is committed in a topic, from its beginning to an end that is known when it begins. Every method throws a
 * {@link PublishException} if the broker can't be reached or refuses.
 */
public final class TopicRecords {

    private static final long FIRST_LOOK_BACK = 16;
    private static final int LOOK_BACK_GROWTH = 16;

    /** A transaction may take 60 s, and the broker looks every 10 s for those that take longer. */
    private static final Duration DECIDED_PATIENCE = Duration.ofSeconds(90);

    /** A commit returns a moment before every partition knows of it. */
    private static final Duration UNTOLD = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String OPEN_TRANSACTIONS = "open transactions";

    private final KafkaAccess kafka;
    private final TopicLayout layout;

    /**
     * A reader of the topics of a prefix.
     *
     * @param layout how many partitions each of them has
     */
    public TopicRecords(KafkaAccess kafka, TopicLayout layout) {
        this.kafka = kafka;
        this.layout = layout;
    }

    /** All records of a topic, to where it ends now; those of one partition in their order. */
    public void forEach(Topic topic, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        forEach(partitions(layout.name(topic)), action);
    }

    /** All records of some partitions, to where they end now; those of one partition in their order. */
    public void forEach(
            List<TopicPartition> partitions, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        forEachBelow(asked(consumer -> consumer.endOffsets(partitions)), action);
    }

    /**
     * The records of some partitions below given offsets; those of one partition in their order.
     *
     * @param ends the first offset of each partition that is not read, at most where the partition ends for readers of
     *     what is committed
     */
    public void forEachBelow(
            Map<TopicPartition, Long> ends, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        try (CommittedRecords records = CommittedRecords.below(kafka, ends)) {
            records.forEachRemaining(action);
        }
    }

    /**
     * Where the partitions of a topic end for readers of what is committed: the offset of the next record, or of the
     * first one whose transaction is open.
     *
     * @param topic full name of a topic of the prefix, an internal one too
     * @return nothing if the topic is not there
     */
    public Map<TopicPartition, Long> committedEnds(String topic) {
        return asked(consumer ->
                consumer.partitionsFor(topic).isEmpty() ? Map.of() : consumer.endOffsets(partitions(topic)));
    }

    /**
     * Waits until all that stands in a topic now is either committed or aborted, so that {@link #committedEnds} passes it.
     *
     * @param waiting is told once, where that takes more than a second
     * @throws PublishException if a transaction stays open for longer than any of this project's may
     */
    public void awaitDecided(String topic, Runnable waiting) {
        Map<TopicPartition, Long> written = writtenEnds(topic);
        asked(consumer -> {
            awaitCommitted(consumer, written, waiting);
            return written;
        });
    }

    private static void awaitCommitted(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> written, Runnable waiting) {
        long began = System.nanoTime();
        boolean told = false;
        while (true) {
            Map<TopicPartition, Long> committed = consumer.endOffsets(written.keySet());
            Optional<TopicPartition> open = written.entrySet().stream()
                    .filter(end -> committed.getOrDefault(end.getKey(), 0L) < end.getValue())
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (open.isEmpty()) {
                return;
            }
            long waited = System.nanoTime() - began;
            if (!told && waited > UNTOLD.toNanos()) {
                waiting.run();
                told = true;
            }
            if (waited > DECIDED_PATIENCE.toNanos()) {
                throw new PublishException(open.get() + ": a transaction at offset " + committed.get(open.get())
                        + " has been open for more than " + DECIDED_PATIENCE.toSeconds()
                        + " s: end its producer, or the transaction with Kafka's kafka-transactions.sh, and run again");
            }
            Pause.of(PAUSE, OPEN_TRANSACTIONS);
        }
    }

    private Map<TopicPartition, Long> writtenEnds(String topic) {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions(topic).stream().collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest()));
        try (Admin admin = kafka.admin()) {
            return admin.listOffsets(wanted).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (InterruptedException e) {
            throw Pause.interrupted(OPEN_TRANSACTIONS, e);
        } catch (ExecutionException e) {
            throw new PublishException(KafkaFailure.reason(e, kafka.bootstrapServers()), e);
        }
    }

    /** The first offset that each of some partitions still has. */
    public Map<TopicPartition, Long> starts(Collection<TopicPartition> partitions) {
        return asked(consumer -> consumer.beginningOffsets(partitions));
    }

    /** The offset of the last committed record below each of some ends; partitions without one are left out. */
    public Map<TopicPartition, Long> lastBelow(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> starts = starts(ends.keySet());
        Map<TopicPartition, Long> last = new HashMap<>();
        ends.forEach((partition, end) -> {
            long offset = lastBetween(partition, starts.getOrDefault(partition, 0L), end);
            if (offset >= 0) {
                last.put(partition, offset);
            }
        });
        return Map.copyOf(last);
    }

    /** The record at an offset, null if there is none. */
    public @Nullable ConsumerRecord<byte[], byte[]> find(TopicPartition partition, long offset) {
        if (asked(consumer -> consumer.endOffsets(List.of(partition))).getOrDefault(partition, 0L) <= offset) {
            return null;
        }
        try (CommittedRecords records = CommittedRecords.between(kafka, partition, offset, offset + 1)) {
            return records.hasNext() ? records.next() : null;
        }
    }

    /** Looks back further and further: the last offsets may be those of transactions' ends, or of what was aborted. */
    private long lastBetween(TopicPartition partition, long start, long end) {
        long upTo = end;
        for (long step = FIRST_LOOK_BACK; upTo > start; step *= LOOK_BACK_GROWTH) {
            long from = Math.max(start, upTo - step);
            long last = -1;
            try (CommittedRecords records = CommittedRecords.between(kafka, partition, from, upTo)) {
                while (records.hasNext()) {
                    last = records.next().offset();
                }
            }
            if (last >= 0) {
                return last;
            }
            upTo = from;
        }
        return -1;
    }

    private List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, layout.partitions())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    private <T> T asked(Function<Consumer<byte[], byte[]>, T> question) {
        try (Consumer<byte[], byte[]> consumer = kafka.consumer()) {
            return question.apply(consumer);
        } catch (KafkaException e) {
            throw new PublishException(KafkaFailure.reason(e, kafka.bootstrapServers()), e);
        }
    }
}
