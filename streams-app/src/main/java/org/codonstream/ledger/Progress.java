package org.codonstream.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.codonstream.schema.BrokenStateException;
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
    private final Map<String, Long> seen = new HashMap<>();
    private final Set<String> createdAgain = new HashSet<>();
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
            } else {
                createdAgain.add(position.getTopic());
            }
        }
    }

    /**
     * Whether a record was decided before.
     *
     * @throws BrokenStateException if its topic was deleted and created again in a way that would lose records
     */
    boolean contains(RecordMetadata origin) {
        requireNoGap(origin);
        return origin.offset() <= offsets.getOrDefault(origin.topic(), NOTHING);
    }

    /** Offsets begin again in a topic that is created again: they must not be taken for those of the one before. */
    private void requireNoGap(RecordMetadata origin) {
        Long last = seen.put(origin.topic(), origin.offset());
        if (last != null && origin.offset() <= last) {
            throw new BrokenStateException(where(origin) + " follows offset " + last
                    + ": the topic was deleted and created again while the app ran; start the app again");
        }
        if (createdAgain.remove(origin.topic()) && origin.offset() > 0) {
            createdAgain.add(origin.topic());
            throw new BrokenStateException(where(origin)
                    + " is the first to be read of a topic that was created again, so those before it would be lost:"
                    + " stop every instance and run 'codonstream streams reset'");
        }
    }

    private static String where(RecordMetadata origin) {
        return "offset " + origin.offset() + " in partition " + origin.partition() + " of " + origin.topic();
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
