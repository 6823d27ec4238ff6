package org.codonstream.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The committed records of some partitions between given offsets, those of one partition in their order; holds what one
 * poll brings. Every method throws a {@link PublishException} if the broker can't be reached or refuses.
 */
public final class CommittedRecords implements Iterator<ConsumerRecord<byte[], byte[]>>, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaAccess kafka;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Deque<ConsumerRecord<byte[], byte[]>> polled = new ArrayDeque<>();

    private CommittedRecords(KafkaAccess kafka, Map<TopicPartition, Long> ends) {
        this.kafka = kafka;
        this.consumer = kafka.consumer();
        this.ends = Map.copyOf(ends);
        consumer.assign(ends.keySet());
    }

    /**
     * Reads partitions from their beginning.
     *
     * @param ends the first offset of each that is not read, at most where it ends for readers of what is committed
     */
    public static CommittedRecords below(KafkaAccess kafka, Map<TopicPartition, Long> ends) {
        CommittedRecords records = new CommittedRecords(kafka, ends);
        records.consumer.seekToBeginning(ends.keySet());
        return records;
    }

    /**
     * Reads a part of a partition.
     *
     * @param from the first offset; where it is gone, the first one that is there
     * @param end the first offset that is not read, as in {@link #below}
     */
    public static CommittedRecords between(KafkaAccess kafka, TopicPartition partition, long from, long end) {
        CommittedRecords records = new CommittedRecords(kafka, Map.of(partition, end));
        records.consumer.seek(partition, from);
        return records;
    }

    @Override
    public boolean hasNext() {
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (polled.isEmpty() && !reached()) {
                poll();
                if (polled.isEmpty() && System.nanoTime() > deadline) {
                    throw new TimeoutException("no more records from " + ends.keySet());
                }
            }
            return !polled.isEmpty();
        } catch (KafkaException e) {
            throw new PublishException(KafkaFailure.reason(e, kafka.bootstrapServers()), e);
        }
    }

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return polled.remove();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void poll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            if (record.offset() < end(new TopicPartition(record.topic(), record.partition()))) {
                polled.add(record);
            }
        }
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private boolean reached() {
        return ends.keySet().stream().allMatch(partition -> consumer.position(partition) >= end(partition));
    }
}
