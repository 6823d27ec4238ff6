package org.codonstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.KafkaClusterConfig;
import io.kroxylicious.testing.kafka.common.KafkaClusterFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
        try (Producer<byte[], byte[]> open = openTransaction()) {
            Map<TopicPartition, Long> ends = Map.of(partition(0), 4L, partition(1), 0L);
            assertThat(records.committedEnds(topic)).isEqualTo(ends);
            assertThat(offsetsBelow(ends)).containsExactly("0:0", "0:1", "0:2");
            open.commitTransaction();
            Awaitility.await()
                    .until(() -> records.committedEnds(topic).get(partition(0)).equals(6L));
        }
    }

    @Test
    void waitsUntilAnOpenTransactionIsDecided() throws Exception {
        publish(0, 3);
        try (Producer<byte[], byte[]> open = openTransaction()) {
            AtomicInteger told = new AtomicInteger();
            CompletableFuture<Void> decided =
                    CompletableFuture.runAsync(() -> records.awaitDecided(topic, told::incrementAndGet));
            Awaitility.await().until(() -> told.get() == 1);
            assertThat(decided).isNotDone();
            open.abortTransaction();

            decided.get(20, TimeUnit.SECONDS);
            assertThat(records.committedEnds(topic)).containsEntry(partition(0), 6L);
        }
    }

    @Test
    void readsOnWhereItEndedBefore() {
        publish(0, 2);
        try (CommittedRecords followed =
                CommittedRecords.fromTheBeginning(kafka, List.of(partition(0), partition(1)))) {
            assertThat(followed).isExhausted();
            assertThat(followed.readOn()).isTrue();
            assertThat(offsets(followed)).containsExactly("0:0", "0:1");
            assertThat(followed.readOn()).isFalse();
            publish(1, 1);
            assertThat(followed.readOn()).isTrue();
            assertThat(offsets(followed)).containsExactly("1:0");
        }
    }

    @Test
    void losesNothingThatAPollBringsFromBehindTheEnd() {
        publish(0, 2);
        try (CommittedRecords followed = CommittedRecords.fromTheBeginning(kafka, List.of(partition(0)))) {
            followed.readOn();
            publish(0, 2);
            List<String> read = offsets(followed);
            followed.readOn();
            read.addAll(offsets(followed));

            assertThat(read).containsExactly("0:0", "0:1", "0:3", "0:4");
        }
    }

    @Test
    void readsToTheEndAlsoWhatCameMeanwhile() {
        publish(0, 2);
        try (CommittedRecords all = CommittedRecords.toTheEnd(kafka, partition(0))) {
            all.next();
            publish(0, 2);

            assertThat(offsets(all)).containsExactly("0:1", "0:3", "0:4");
        }
    }

    @Test
    void passesOverWhatWasAborted() {
        try (Producer<byte[], byte[]> aborting = openTransaction()) {
            aborting.abortTransaction();
        }
        records.awaitDecided(topic, () -> {});
        publish(0, 1);

        assertThat(offsetsBelow(records.committedEnds(topic))).containsExactly("0:2");
    }

    /** A transaction with one record in partition 0. */
    private Producer<byte[], byte[]> openTransaction() {
        Producer<byte[], byte[]> open = kafka.producer("open");
        open.initTransactions();
        open.beginTransaction();
        open.send(Records.of(topic, 0, null, new byte[1]));
        open.flush();
        return open;
    }

    private void publish(int partition, int count) {
        try (Transactions transactions = Transactions.open(kafka, "publish", "taken over")) {
            transactions.run(() -> IntStream.range(0, count)
                    .forEach(number -> transactions.send(Records.of(topic, partition, null, new byte[1]))));
        }
        // a commit returns before every partition knows of it
        records.awaitDecided(topic, () -> {});
    }

    private List<String> offsetsBelow(Map<TopicPartition, Long> ends) {
        List<String> offsets = new ArrayList<>();
        records.forEachBelow(ends, record -> offsets.add(record.partition() + ":" + record.offset()));
        return offsets;
    }

    private static List<String> offsets(CommittedRecords records) {
        List<String> offsets = new ArrayList<>();
        records.forEachRemaining(record -> offsets.add(record.partition() + ":" + record.offset()));
        return offsets;
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }
}
