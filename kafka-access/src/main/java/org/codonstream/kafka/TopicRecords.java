package org.codonstream.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is committed in a topic, from its beginning to an end that is known when it begins. Every method throws a
 * {@link PublishException} if the broker can't be reached or refuses.
 */
public final class TopicRecords {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
        read(consumer -> readTo(consumer.endOffsets(partitions), consumer, action));
    }

    /**
     * The records of some partitions below given offsets; those of one partition in their order.
     *
     * @param ends the first offset of each partition that is not read, at most where the partition ends for readers of
     *     what is committed
     */
    public void forEachBelow(
            Map<TopicPartition, Long> ends, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        read(consumer -> readTo(ends, consumer, action));
    }

    /**
     * Where the partitions of a topic end for readers of what is committed: the offset of the next record, or of the
     * first one whose transaction is open.
     *
     * @param topic full name of a topic of the prefix that is there, an internal one too
     */
    public Map<TopicPartition, Long> committedEnds(String topic) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        read(consumer -> ends.putAll(consumer.endOffsets(partitions(topic))));
        return Map.copyOf(ends);
    }

    /** The record at an offset, null if there is none. */
    public @Nullable ConsumerRecord<byte[], byte[]> find(TopicPartition partition, long offset) {
        AtomicReference<@Nullable ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
        read(consumer -> {
            consumer.assign(List.of(partition));
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(List.of(partition)));
            ends.computeIfPresent(partition, (same, end) -> Math.min(end, offset + 1));
            consumer.seek(partition, offset);
            if (ends.containsValue(offset + 1)) {
                poll(consumer, ends, record -> {
                    if (record.offset() == offset) {
                        found.set(record);
                    }
                });
            }
        });
        return found.get();
    }

    private List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, layout.partitions())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    private void read(java.util.function.Consumer<Consumer<byte[], byte[]>> reading) {
        try (Consumer<byte[], byte[]> consumer = kafka.consumer()) {
            reading.accept(consumer);
        } catch (KafkaException e) {
            throw new PublishException(KafkaFailure.reason(e, kafka.bootstrapServers()), e);
        }
    }

    private static void readTo(
            Map<TopicPartition, Long> ends,
            Consumer<byte[], byte[]> consumer,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        poll(consumer, ends, action);
    }

    private static void poll(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        long lastProgress = System.nanoTime();
        while (!reached(consumer, ends)) {
            boolean progress = false;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                progress = true;
                Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end) {
                    action.accept(record);
                }
            }
            if (progress) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
                throw new TimeoutException("no more records from " + ends.keySet());
            }
        }
    }

    private static boolean reached(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
