package org.codonstream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"NC_012920", "all", "", "organelle/contig_1", "source:größe"})
    void agreesWithKafkasOwnPartitioner(String key) {
        for (int partitions = 1; partitions < 20; partitions++) {
            assertThat(Partitions.of(key, partitions))
                    .isEqualTo(BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions));
        }
    }
}
