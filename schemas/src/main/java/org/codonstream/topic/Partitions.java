package org.codonstream.topic;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which partition something lives in: that of Kafka's default partitioner for its UTF-8 key. */
public final class Partitions {

    private Partitions() {}

    /** The partition, 0 to {@code partitions - 1}, of an identity or a scope. */
    public static int of(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
