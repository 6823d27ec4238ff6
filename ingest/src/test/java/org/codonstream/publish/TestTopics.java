package org.codonstream.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PublishReport;
import org.codonstream.kafka.TopicRecords;
import org.codonstream.schema.Checksum;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.DeadLetter;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.Publication;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.topic.BatchKeys;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.TopicSettings;

/** The topics of one test, under a prefix of its own, as a reader sees them who reads what is committed. */
record TestTopics(KafkaAccess kafka, TopicSettings settings) {

    TestTopics(KafkaAccess kafka) {
        this(kafka, new TopicSettings("t" + UUID.randomUUID(), 4, (short) 1));
    }

    PublishSettings publishing() {
        return PublishSettings.defaults().withTopics(settings).withWorkers(2);
    }

    PublishReport publish(PublishSettings how, String... paths) {
        return new Publisher(kafka, how, PublishListener.NONE).publish(Arrays.asList(paths));
    }

    TopicLayout layout() {
        try (Admin admin = kafka.admin()) {
            return new TopicCatalogue(admin, settings).ensure();
        }
    }

    /** What is committed in a topic once no transaction is open there: a commit returns before all partitions know. */
    List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
        TopicLayout layout = layout();
        try (Admin admin = kafka.admin()) {
            Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, layout.partitions())
                    .mapToObj(partition -> new TopicPartition(layout.name(topic), partition))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            Awaitility.await().until(() -> ends(admin, latest, IsolationLevel.READ_COMMITTED)
                    .equals(ends(admin, latest, IsolationLevel.READ_UNCOMMITTED)));
        }
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        new TopicRecords(kafka, layout).forEach(topic, records::add);
        return records;
    }

    private static Map<TopicPartition, Long> ends(
            Admin admin, Map<TopicPartition, OffsetSpec> latest, IsolationLevel level) throws Exception {
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest, new ListOffsetsOptions(level))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    List<SequenceBlock> blocks() throws UnreadableRecordException {
        List<SequenceBlock> blocks = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records(Topic.SEQUENCE_BLOCKS)) {
            Checksum.check(record.headers(), record.value());
            blocks.add(Codecs.SEQUENCE_BLOCK.decode(record.value()));
        }
        return blocks;
    }

    /** The runs and batches that blocks in the log are of, those of aborted transactions too. */
    Set<Publication> runsInTheLog() throws UnreadableRecordException {
        List<TopicPartition> partitions = IntStream.range(0, settings.partitions())
                .mapToObj(partition -> new TopicPartition(layout().name(Topic.SEQUENCE_BLOCKS), partition))
                .toList();
        Set<Publication> publications = new HashSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    publications.add(
                            Codecs.SEQUENCE_BLOCK.decode(record.value()).getPublication());
                }
            }
        }
        return publications;
    }

    List<PublishedSequence> sequences() throws UnreadableRecordException {
        return blocks().stream().flatMap(block -> block.getSequences().stream()).toList();
    }

    List<Manifest> manifests() throws UnreadableRecordException {
        List<Manifest> manifests = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records(Topic.BATCHES)) {
            Checksum.check(record.headers(), record.value());
            if (!BatchKeys.isSettings(record.key())) {
                manifests.add(Codecs.MANIFEST.decode(record.value()));
            }
        }
        return manifests;
    }

    List<DeadLetter> deadLetters() throws UnreadableRecordException {
        List<DeadLetter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records(Topic.DEAD_LETTERS)) {
            letters.add(Codecs.DEAD_LETTER.decode(record.value()));
        }
        return letters;
    }
}
