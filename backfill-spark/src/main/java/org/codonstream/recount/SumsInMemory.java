package org.codonstream.recount;

import java.util.Map;
import org.codonstream.decision.PendingSegments;
import org.jspecify.annotations.Nullable;

/** Keeps the sums of the sequences of one identity that are not whole yet. */
record SumsInMemory(Map<String, byte[]> sums) implements PendingSegments.Sums {

    @Override
    public byte @Nullable [] get(String key) {
        return sums.get(key);
    }

    @Override
    public void put(String key, byte[] sum) {
        sums.put(key, sum);
    }

    @Override
    public void delete(String key) {
        sums.remove(key);
    }
}
