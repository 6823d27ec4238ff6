package org.codonstream.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.InputPosition;
import org.codonstream.schema.LedgerProgress;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;

/**
 * How far a ledger task has come: its running number, the generation of the input, and the offsets behind it. Kept in
 * the task's own store, in the same transaction as what it decided, so that records which Kafka delivers again, having
 * forgotten the group's offsets, are known.
 */
final class Progress {

    private static final String KEY = "progress";
    private static final long NOTHING = -1;

    private final KeyValueStore<String, byte[]> store;
    private final TopicLayout layout;
    private final int partition;
    private final Map<String, Long> offsets = new HashMap<>();
    private int generation;
    private long number;

    Progress(KeyValueStore<String, byte[]> store, TopicLayout layout, int partition) {
        this.store = store;
        this.layout = layout;
        this.partition = partition;
        byte[] stored = store.get(KEY);
        if (stored != null) {
            restore(Codecs.LEDGER_PROGRESS.decodeOwn(stored));
        }
    }

    private void restore(LedgerProgress progress) {
        number = progress.getNumber();
        boolean sameTopic = progress.getTopicId().equals(layout.blocksTopicId());
        generation = sameTopic ? progress.getGeneration() : progress.getGeneration() + 1;
        for (InputPosition position : progress.getInputs()) {
            if (position.getTopicId().equals(topicId(position.getTopic()))) {
                offsets.put(position.getTopic(), position.getOffset());
            }
        }
    }

    /** Whether a record was decided before. */
    boolean contains(RecordMetadata origin) {
        return origin.offset() <= offsets.getOrDefault(origin.topic(), NOTHING);
    }

    int generation() {
        return generation;
    }

    /** The next running number. */
    long next() {
        return ++number;
    }

    String topicId(String topic) {
        return topic.equals(layout.name(Topic.SEQUENCE_COUNTS)) ? layout.countsTopicId() : layout.blocksTopicId();
    }

    /** Notes that a record is decided. */
    void advance(RecordMetadata origin) {
        offsets.put(origin.topic(), origin.offset());
        List<InputPosition> positions = offsets.entrySet().stream()
                .map(entry -> new InputPosition(entry.getKey(), topicId(entry.getKey()), partition, entry.getValue()))
                .toList();
        store.put(
                KEY,
                Codecs.LEDGER_PROGRESS.encode(
                        new LedgerProgress(number, generation, layout.blocksTopicId(), positions)));
    }
}
