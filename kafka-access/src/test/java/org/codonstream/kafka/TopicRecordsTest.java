package org.codonstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.KafkaClusterConfig;
import io.kroxylicious.testing.kafka.common.KafkaClusterFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.TopicSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicRecordsTest {

    private static KafkaCluster cluster;
    private static KafkaAccess kafka;

    private TopicLayout layout;
    private String topic;
    private TopicRecords records;

    @BeforeAll
    static void startBroker() {
        cluster = KafkaClusterFactory.create(KafkaClusterConfig.builder()
                .brokersNum(1)
                .kraftMode(true)
                .brokerConfig("log.cleaner.dedupe.buffer.size", "2097152")
                .build());
        cluster.start();
        kafka = KafkaAccess.of(cluster.getBootstrapServers());
    }

    @AfterAll
    static void stopBroker() throws Exception {
        cluster.close();
    }

    @BeforeEach
    void createTopics() {
        try (Admin admin = kafka.admin()) {
            layout = new TopicCatalogue(admin, new TopicSettings("t" + UUID.randomUUID(), 2, (short) 1)).ensure();
        }
        topic = layout.name(Topic.SEQUENCE_BLOCKS);
        records = new TopicRecords(kafka, layout);
    }

    @Test
    void readsEveryRecordBelowTheGivenEndsAndNoFurther() {
        publish(0, 3);
        publish(0, 2);
        publish(1, 4);

        assertThat(offsetsBelow(Map.of(partition(0), 2L, partition(1), 0L))).containsExactly("0:0", "0:1");
        // the fourth offset is that of the commit of the first three records
        assertThat(offsetsBelow(Map.of(partition(0), 5L))).containsExactly("0:0", "0:1", "0:2", "0:4");
    }

    @Test
    void endsBeforeTheFirstRecordOfAnOpenTransaction() {
        publish(0, 3);
        try (Producer<byte[], byte[]> open = kafka.producer("open")) {
            open.initTransactions();
            open.beginTransaction();
            open.send(Records.of(topic, 0, null, new byte[1]));
            open.flush();

            Map<TopicPartition, Long> ends = Map.of(partition(0), 4L, partition(1), 0L);
            // a commit returns before every partition knows of it
            Awaitility.await().until(() -> records.committedEnds(topic).equals(ends));
            assertThat(offsetsBelow(ends)).containsExactly("0:0", "0:1", "0:2");
            open.commitTransaction();
            Awaitility.await()
                    .until(() -> records.committedEnds(topic).get(partition(0)).equals(6L));
        }
    }

    private void publish(int partition, int count) {
        try (Transactions transactions = Transactions.open(kafka, "publish", "taken over")) {
            transactions.run(() -> IntStream.range(0, count)
                    .forEach(number -> transactions.send(Records.of(topic, partition, null, new byte[1]))));
        }
    }

    private List<String> offsetsBelow(Map<TopicPartition, Long> ends) {
        List<String> offsets = new ArrayList<>();
        records.forEachBelow(ends, record -> offsets.add(record.partition() + ":" + record.offset()));
        return offsets;
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }
}
