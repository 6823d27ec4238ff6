package org.codonstream.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.codonstream.schema.BrokenStateException;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.InputPosition;
import org.codonstream.schema.UsageDifference;
import org.codonstream.schema.UsagePosition;
import org.codonstream.schema.UsageProgress;

/** Which differences a usage task has applied, per ledger partition, and which inputs its tables therefore contain. */
final class TallyProgress {

    private final KeyValueStore<Integer, byte[]> store;
    private final Map<Integer, UsageProgress> applied = new TreeMap<>();

    TallyProgress(KeyValueStore<Integer, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Integer, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Integer, byte[]> entry = all.next();
                applied.put(entry.key, Codecs.USAGE_PROGRESS.decodeOwn(entry.value));
            }
        }
    }

    /** Whether a difference was applied before, as when Kafka has forgotten the group's offsets. */
    boolean contains(UsageDifference difference) {
        return difference.getNumber() <= number(difference);
    }

    /**
     * Notes that a difference is applied.
     *
     * @throws BrokenStateException if one before it was lost: the tables could no longer be right
     */
    void advance(UsageDifference difference) {
        long before = number(difference);
        if (difference.getNumber() != before + 1) {
            throw new BrokenStateException("ledger partition " + difference.getLedgerPartition() + " sent difference "
                    + difference.getNumber() + " after " + before
                    + ": those between are lost, so stop every instance and run 'codonstream streams reset'");
        }
        UsageProgress progress = new UsageProgress(difference.getNumber(), inputs(difference));
        applied.put(difference.getLedgerPartition(), progress);
        store.put(difference.getLedgerPartition(), Codecs.USAGE_PROGRESS.encode(progress));
    }

    /** What the tables of a usage partition contain. */
    UsagePosition position(int usagePartition) {
        return new UsagePosition(
                usagePartition,
                applied.values().stream()
                        .flatMap(progress -> progress.getInputs().stream())
                        .toList());
    }

    private long number(UsageDifference difference) {
        UsageProgress progress = applied.get(difference.getLedgerPartition());
        return progress == null ? 0 : progress.getNumber();
    }

    private List<InputPosition> inputs(UsageDifference difference) {
        UsageProgress before = applied.get(difference.getLedgerPartition());
        List<InputPosition> inputs = new ArrayList<>(before == null ? List.of() : before.getInputs());
        if (difference.getComplete()) {
            inputs.removeIf(input -> input.getTopic().equals(difference.getTopic()));
            inputs.add(new InputPosition(
                    difference.getTopic(),
                    difference.getTopicId(),
                    difference.getLedgerPartition(),
                    difference.getOffset()));
        }
        return inputs;
    }
}
