package org.codonstream.publish;

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

/** Reads what is committed in a topic, from its beginning to where it ends now. */
final class TopicRecords {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaAccess kafka;
    private final TopicLayout layout;

    TopicRecords(KafkaAccess kafka, TopicLayout layout) {
        this.kafka = kafka;
        this.layout = layout;
    }

    /** All records of a topic; those of one partition in their order. */
    void forEach(Topic topic, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        forEach(
                IntStream.range(0, layout.partitions())
                        .mapToObj(partition -> new TopicPartition(layout.name(topic), partition))
                        .toList(),
                action);
    }

    /** All records of some partitions. */
    void forEach(List<TopicPartition> partitions, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        read(consumer -> {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            poll(consumer, ends, action);
        });
    }

    /** The record at an offset, null if there is none. */
    @Nullable
    ConsumerRecord<byte[], byte[]> find(TopicPartition partition, long offset) {
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

    private void read(java.util.function.Consumer<Consumer<byte[], byte[]>> reading) {
        try (Consumer<byte[], byte[]> consumer = kafka.consumer()) {
            reading.accept(consumer);
        } catch (KafkaException e) {
            throw new PublishException(KafkaFailure.reason(e, kafka.bootstrapServers()), e);
        }
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
