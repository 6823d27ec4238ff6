package org.codonstream.ledger;

import org.apache.kafka.streams.state.KeyValueStore;
import org.codonstream.decision.PendingSegments;
import org.jspecify.annotations.Nullable;

/** Sums of segments in a store of Kafka Streams. */
record StoredSums(KeyValueStore<String, byte[]> store) implements PendingSegments.Sums {

    @Override
    public byte @Nullable [] get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, byte[] sum) {
        store.put(key, sum);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }
}
