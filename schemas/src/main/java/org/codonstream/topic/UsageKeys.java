package org.codonstream.topic;

import java.util.Optional;
import java.util.Set;

/** Keys of the global table: scopes, and one position for each partition. */
public final class UsageKeys {

    /** What the keys of positions begin with; no scope begins so. */
    public static final String POSITION = "position:";

    private UsageKeys() {}

    /** The key of a partition's position. */
    public static String position(int partition) {
        return POSITION + partition;
    }

    public static boolean isPosition(String key) {
        return key.startsWith(POSITION);
    }

    /** The partition that a key lives in: a position's own, else that of the scope. For a Kafka Streams sink. */
    public static Optional<Set<Integer>> partition(String topic, String key, byte[] value, int partitions) {
        int partition =
                isPosition(key) ? Integer.parseInt(key.substring(POSITION.length())) : Partitions.of(key, partitions);
        return Optional.of(Set.of(partition));
    }
}
