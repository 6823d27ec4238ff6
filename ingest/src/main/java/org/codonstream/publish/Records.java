package org.codonstream.publish;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.codonstream.schema.Checksum;
import org.jspecify.annotations.Nullable;

/** Makes the records that this package sends: partition chosen here, value with its checksum. */
final class Records {

    private Records() {}

    static ProducerRecord<byte[], byte[]> of(String topic, int partition, byte @Nullable [] key, byte[] value) {
        return new ProducerRecord<>(topic, partition, key, value, List.of(Checksum.header(value)));
    }
}
