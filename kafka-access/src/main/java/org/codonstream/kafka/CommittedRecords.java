package org.codonstream.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The committed records of some partitions up to given offsets, those of one partition in their order; holds what one
 * poll brings. Every method throws a {@link PublishException} if the broker can't be reached or refuses, or says nothing
 * for 20 s.
 */
public final class CommittedRecords implements Iterator<ConsumerRecord<byte[], byte[]>>, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Shorter than the log cleaner's rest between two rounds, by default 15 s. */
    private static final Duration LAST_LAP = Duration.ofSeconds(1);

    private final KafkaAccess kafka;
    private final Consumer<byte[], byte[]> consumer;
    private final Deque<ConsumerRecord<byte[], byte[]>> polled = new ArrayDeque<>();
    private final Bound bound;
    private Map<TopicPartition, Long> ends;
    private boolean following;
    private int laps;
    private long lapBegan = System.nanoTime();

    /** What is done with records behind the ends, which a poll may bring too. */
    private enum Bound {
        /** They are left out. */
        STRICT,
        /** They are taken: who reads on would not meet them again. */
        GROWING
    }

    private CommittedRecords(KafkaAccess kafka, Bound bound, Map<TopicPartition, Long> ends) {
        this.kafka = kafka;
        this.consumer = kafka.consumer();
        this.bound = bound;
        this.ends = Map.copyOf(ends);
        consumer.assign(ends.keySet());
    }

    /**
     * Reads partitions from their beginning.
     *
     * @param ends the first offset of each that is not read, at most where it ends for readers of what is committed
     */
    public static CommittedRecords below(KafkaAccess kafka, Map<TopicPartition, Long> ends) {
        return fromTheBeginning(kafka, Bound.STRICT, ends);
    }

    private static CommittedRecords fromTheBeginning(KafkaAccess kafka, Bound bound, Map<TopicPartition, Long> ends) {
        CommittedRecords records = new CommittedRecords(kafka, bound, ends);
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
        CommittedRecords records = new CommittedRecords(kafka, Bound.STRICT, Map.of(partition, end));
        records.consumer.seek(partition, from);
        return records;
    }

    /**
     * Nothing of some partitions yet: {@link #readOn} reads them from their beginning, and later what has come since.
     */
    public static CommittedRecords fromTheBeginning(KafkaAccess kafka, Collection<TopicPartition> partitions) {
        return fromTheBeginning(
                kafka,
                Bound.GROWING,
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> 0L)));
    }

    /**
     * Reads a partition of a compacted topic so that no key is missed. Up to an end noted before is not enough: meanwhile
     * compaction may take away a record whose key has a newer one behind that end. So the end is looked at again and again,
     * until a lap was too short for that, and once more: compaction also leaves the newest segment alone.
     */
    public static CommittedRecords toTheEnd(KafkaAccess kafka, TopicPartition partition) {
        CommittedRecords records = fromTheBeginning(kafka, List.of(partition));
        records.following = true;
        return records;
    }

    /**
     * Looks where the partitions end now, and reads on to there.
     *
     * @return whether there is anything that was not read yet; it may be without a record, such as what was aborted
     */
    public boolean readOn() {
        try {
            ends = Map.copyOf(consumer.endOffsets(ends.keySet()));
            return !reached();
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean hasNext() {
        if (!polled.isEmpty()) {
            return true;
        }
        try {
            long position = position();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (polled.isEmpty() && !isOver()) {
                poll();
                // What was aborted, or the end of a transaction, is passed over without a record.
                if (position() != position) {
                    position = position();
                    deadline = System.nanoTime() + PATIENCE.toNanos();
                } else if (System.nanoTime() > deadline) {
                    throw new TimeoutException("no more records from " + ends.keySet());
                }
            }
            return !polled.isEmpty();
        } catch (KafkaException e) {
            throw failed(e);
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
            if (bound == Bound.GROWING
                    || record.offset() < end(new TopicPartition(record.topic(), record.partition()))) {
                polled.add(record);
            }
        }
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private PublishException failed(KafkaException cause) {
        return new PublishException(KafkaFailure.reason(cause, kafka.bootstrapServers()), cause);
    }

    private boolean isOver() {
        return reached() && !(following && nextLap());
    }

    private boolean nextLap() {
        long now = System.nanoTime();
        following = laps == 0 || now - lapBegan > LAST_LAP.toNanos();
        laps++;
        lapBegan = now;
        return readOn();
    }

    /** How far all partitions have come together. */
    private long position() {
        return ends.keySet().stream().mapToLong(consumer::position).sum();
    }

    private boolean reached() {
        return ends.keySet().stream().allMatch(partition -> consumer.position(partition) >= end(partition));
    }
}
