package org.codonstream.kafka;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.codonstream.schema.Checksum;
import org.jspecify.annotations.Nullable;

/** Makes the records that are sent: the partition chosen by who sends them, the value with its checksum. */
public final class Records {

    private Records() {}

    /**
     * A record whose header holds the checksum of its value.
     *
     * @param key null where the topic has no keys
     */
    public static ProducerRecord<byte[], byte[]> of(String topic, int partition, byte @Nullable [] key, byte[] value) {
        return new ProducerRecord<>(topic, partition, key, value, List.of(Checksum.header(value)));
    }
}
