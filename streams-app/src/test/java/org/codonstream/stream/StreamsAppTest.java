package org.codonstream.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams.State;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.codonstream.schema.Checksum;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.DeadLetter;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.topic.Topic;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaClusterExtension.class)
class StreamsAppTest {

    static KafkaCluster cluster;

    @TempDir
    Path stateDir;

    private BrokerHarness broker;

    @BeforeEach
    void connect(TestInfo test) {
        String prefix = "codon-" + test.getTestMethod().orElseThrow().getName();
        broker = new BrokerHarness(cluster.getBootstrapServers(), prefix, 3);
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void countsOnlyOnceWhenKafkaHasForgottenTheGroupsOffsets() throws Exception {
        PublishedSequence[] sequences = sequences(200, 1);
        Map<Scope, Usage> before;
        try (StreamsApp app = broker.start(stateDir)) {
            broker.publish("r1", "b1", sequences);
            broker.awaitContained(app);
            before = broker.usages(app);
        }
        await().atMost(BrokerHarness.PATIENCE).ignoreExceptions().until(() -> {
            broker.admin()
                    .deleteConsumerGroups(List.of(broker.layout().prefix()))
                    .all()
                    .get();
            return true;
        });

        try (StreamsApp app = broker.start(stateDir)) {
            broker.publish("r2", "b2", TestBlocks.sequence(0, "LAST", 1, "s0", "ATGATGATG"));
            broker.awaitContained(app);
            broker.publish("r3", "b2", TestBlocks.sequence(0, "LAST", 2, "s0", "ATGCCCATG"));
            broker.awaitContained(app);
            Usage added = usage("ATGCCCATG");
            assertThat(broker.usage(app, Scope.ALL).reading(Reading.FRAME0))
                    .isEqualTo(before.get(Scope.ALL).reading(Reading.FRAME0).plus(added.reading(Reading.FRAME0)));
            broker.assertConsistent(app);
        }
    }

    @Test
    void keepsItsTablesWhenItsStateIsGone(@TempDir Path otherStateDir) {
        Map<Scope, Usage> before;
        try (StreamsApp app = broker.start(stateDir)) {
            broker.publish("r1", "b1", sequences(100, 2));
            broker.awaitContained(app);
            before = broker.usages(app);
        }

        try (StreamsApp app = broker.start(otherStateDir)) {
            broker.publish("r2", "b2", sequences(100, 2));
            broker.awaitContained(app);
            assertThat(broker.usages(app)).isEqualTo(before);
        }
    }

    @Test
    void staysRunningWhenTenThousandDamagedRecordsCome() {
        try (StreamsApp app = broker.start(stateDir)) {
            broker.publish("r1", "b1", sequences(20, 3));
            broker.awaitContained(app);
            Map<Scope, Usage> before = broker.usages(app);

            int records = 10_000;
            sendDamaged(records);
            broker.awaitContained(app);
            await().atMost(BrokerHarness.PATIENCE)
                    .until(() -> broker.readAll(Topic.DEAD_LETTERS).size() >= records);

            Set<String> refused = new HashSet<>();
            for (ConsumerRecord<String, byte[]> record : broker.readAll(Topic.DEAD_LETTERS)) {
                DeadLetter letter = Codecs.DEAD_LETTER.decodeOwn(record.value());
                assertThat(letter.getReason()).isEqualTo("unreadable");
                refused.add(letter.getTopic() + "/" + letter.getPartition() + "/" + letter.getOffset());
            }
            assertThat(refused).hasSize(records);
            assertThat(app.streams().state()).isEqualTo(State.RUNNING);
            assertThat(broker.usages(app)).isEqualTo(before);
        }
    }

    private void sendDamaged(int records) {
        Random random = new Random(9);
        byte[] good = Codecs.SEQUENCE_BLOCK.encode(TestBlocks.block("r2", "b2", sequences(3, 4)));
        List<Topic> inputs = List.of(Topic.SEQUENCE_BLOCKS, Topic.SEQUENCE_COUNTS, Topic.BATCHES);
        for (int record = 0; record < records; record++) {
            Topic topic = inputs.get(record % inputs.size());
            byte[] value = good.clone();
            if (random.nextBoolean()) {
                value = new byte[random.nextInt(500)];
                random.nextBytes(value);
            } else {
                value[random.nextInt(value.length)] ^= (byte) (1 + random.nextInt(255));
            }
            ProducerRecord<byte[], byte[]> damaged = new ProducerRecord<>(
                    broker.layout().name(topic),
                    record % broker.layout().partitions(),
                    ("key" + record).getBytes(StandardCharsets.UTF_8),
                    value);
            if (random.nextBoolean()) {
                damaged.headers().add(Checksum.header(good));
            }
            broker.send(damaged);
        }
    }

    @Test
    void publishesUsageThatAnyAvroConsumerReads() throws Exception {
        try (StreamsApp app = broker.start(stateDir)) {
            broker.publish("r1", "b1", TestBlocks.sequence(0, "X", 1, "organelle", "ATGNNNATGA"));
            broker.awaitContained(app);
        }
        Schema schema = new Schema.Parser()
                .parse(Path.of("..", "schemas", "avro", "ScopeUsage.avsc").toFile());
        ConsumerRecord<String, byte[]> latest = broker.readAll(Topic.USAGE).stream()
                .filter(record -> record.key().equals("source:organelle"))
                .reduce((first, second) -> second)
                .orElseThrow();

        GenericRecord usage = new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(latest.value(), 10, latest.value().length - 10, null));
        assertThat(usage.get("scope")).hasToString("source:organelle");
        assertThat(usage.get("sequences")).isEqualTo(1L);
        assertThat(usage.get("bases")).isEqualTo(10L);
        GenericRecord frame0 = (GenericRecord) ((GenericData.Array<?>) usage.get("readings")).get(0);
        GenericRecord counts = (GenericRecord) frame0.get("counts");
        assertThat(frame0.get("reading")).hasToString("FRAME0");
        assertThat(((List<?>) counts.get("codons")).get(35)).as("ATG").isEqualTo(2L);
        assertThat(counts.get("ambiguous")).isEqualTo(1L);
        assertThat(counts.get("trailing")).isEqualTo(1L);
    }

    @Test
    void skipsWhatItCannotReadInTheGlobalTable() {
        try (StreamsApp app = broker.start(stateDir)) {
            broker.send(new ProducerRecord<>(
                    broker.layout().name(Topic.USAGE), 0, "all".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2}));
            await().atMost(BrokerHarness.PATIENCE).until(() -> app.unreadableUsage() == 1);
            broker.publish("r1", "b1", sequences(5, 5));
            broker.awaitContained(app);
            assertThat(broker.usage(app, Scope.ALL).sequences()).isEqualTo(5);
        }
    }

    @Test
    void readsOnInARecreatedInputTopic() throws Exception {
        try (StreamsApp app = broker.start(stateDir)) {
            broker.publish("r1", "b1", sequences(50, 6));
            broker.awaitContained(app);
        }
        String blocks = broker.layout().name(Topic.SEQUENCE_BLOCKS);
        broker.admin().deleteTopics(List.of(blocks)).all().get();
        await().atMost(BrokerHarness.PATIENCE)
                .until(() -> !broker.admin().listTopics().names().get().contains(blocks));

        try (BrokerHarness again = new BrokerHarness(
                        cluster.getBootstrapServers(), broker.layout().prefix(), 3);
                StreamsApp app = again.start(stateDir)) {
            again.publish("r2", "b2", TestBlocks.sequence(0, "ID0", 1, "moved", "ATGATGATG"));
            again.awaitContained(app);
            assertThat(again.usage(app, Scope.source("moved")).sequences()).isEqualTo(1);
            again.assertConsistent(app);
        }
    }

    private static PublishedSequence[] sequences(int count, long seed) {
        Random random = new Random(seed);
        PublishedSequence[] sequences = new PublishedSequence[count];
        for (int row = 0; row < count; row++) {
            String bases = random.ints(50L + random.nextInt(2_000), 0, 15)
                    .collect(
                            StringBuilder::new,
                            (text, letter) -> text.append("ACGTACGTACGTACN".charAt(letter)),
                            StringBuilder::append)
                    .toString();
            sequences[row] = TestBlocks.sequence(row, "ID" + row, 1, "s" + row % 4, bases);
        }
        return sequences;
    }

    private static Usage usage(String bases) {
        CodonCounts frame0 = new CodonCounter().count(TestBlocks.pack(bases)).reading(Reading.FRAME0);
        return new Usage(1, 0, bases.length(), java.util.Collections.emptySortedMap(), Map.of(Reading.FRAME0, frame0));
    }
}
