package org.codonstream.reconcile;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.decision.Places;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.TopicRecords;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.LedgerProgress;
import org.codonstream.schema.Place;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;

/**
 * A moment in Kafka's order: where the inputs ended, for readers of what is committed, when it was noted. A backfill takes
 * its place there: above all that was published before, below all that comes later.
 *
 * @param ends behind the last committed record of each partition of both input topics
 * @param lastRecords the last committed record of each of them; partitions without one are left out
 * @param generations of the topic of blocks, by partition
 */
public record Moment(
        TopicLayout layout,
        Map<TopicPartition, Long> ends,
        Map<TopicPartition, Long> lastRecords,
        Map<Integer, Integer> generations)
        implements Serializable {

    public Moment {
        ends = Map.copyOf(ends);
        lastRecords = Map.copyOf(lastRecords);
        generations = Map.copyOf(generations);
    }

    /** Notes where the inputs end now. */
    public static Moment now(KafkaAccess kafka, TopicLayout layout) {
        TopicRecords records = new TopicRecords(kafka, layout);
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Topic topic : List.of(Topic.SEQUENCE_BLOCKS, Topic.SEQUENCE_COUNTS)) {
            ends.putAll(records.committedEnds(layout.name(topic)));
        }
        return new Moment(layout, ends, records.lastBelow(ends), generations(records, layout));
    }

    /**
     * Notes where the inputs end once all is decided that stands in them now. While a transaction is open, who reads what is
     * committed sees no later end: two backfills would then take the same place, and the later could change nothing.
     *
     * @param waiting is told once, where that takes more than a second
     * @throws PublishException if a transaction stays open for 90 s
     */
    public static Moment decided(KafkaAccess kafka, TopicLayout layout, Runnable waiting) {
        new TopicRecords(kafka, layout).awaitDecided(layout.name(Topic.SEQUENCE_BLOCKS), waiting);
        return now(kafka, layout);
    }

    /** The place of a backfill that began at this moment, in one partition. */
    Place place(int partition) {
        Long end = ends.getOrDefault(new TopicPartition(layout.name(Topic.SEQUENCE_BLOCKS), partition), 0L);
        return new Place(generation(partition), end, false);
    }

    /** The generation of a partition of the topic of blocks. */
    int generation(int partition) {
        return generations.getOrDefault(partition, 0);
    }

    /** Whether something has come since. */
    boolean isBefore(int partition, Place place) {
        return Places.isLower(place(partition), place);
    }

    /** As the ledger's tasks know it: a topic that they have not seen yet begins the next generation. */
    private static Map<Integer, Integer> generations(TopicRecords records, TopicLayout layout) {
        Map<Integer, Integer> generations = new HashMap<>();
        Map<TopicPartition, Long> ends = records.committedEnds(layout.ledgerProgressTopic());
        records.forEachBelow(ends, record -> {
            if (record.value() == null) {
                return;
            }
            try {
                LedgerProgress progress = Codecs.LEDGER_PROGRESS.decode(record.value());
                boolean sameTopic = progress.getTopicId().equals(layout.blocksTopicId());
                generations.put(record.partition(), progress.getGeneration() + (sameTopic ? 0 : 1));
            } catch (UnreadableRecordException e) {
                throw new PublishException(
                        layout.ledgerProgressTopic() + "-" + record.partition() + ", offset " + record.offset() + ": "
                                + e.sentence() + "; a newer codonstream may have written it",
                        e);
            }
        });
        return generations;
    }
}
