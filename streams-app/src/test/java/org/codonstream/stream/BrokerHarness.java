package org.codonstream.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.codonstream.schema.Checksum;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.ScopeUsage;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.Values;
import org.codonstream.tally.GlobalUsageProcessor;
import org.codonstream.tally.Windows;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.TopicSettings;
import org.codonstream.topic.UsageKeys;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Usage;

/** The streams app against a real broker, with a publisher that sends blocks made by hand. */
final class BrokerHarness implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String bootstrapServers;
    private final TopicSettings topics;
    private final TopicLayout layout;
    private final List<Future<RecordMetadata>> pending = new ArrayList<>();
    private final Map<TopicPartition, Long> sent = new HashMap<>();

    BrokerHarness(String bootstrapServers, String prefix, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.topics = new TopicSettings(prefix, partitions, (short) 1);
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.layout = new TopicCatalogue(admin, topics).ensure();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 2 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    TopicLayout layout() {
        return layout;
    }

    Admin admin() {
        return admin;
    }

    StreamsApp start(Path stateDir) {
        StreamsAppConfig config = new StreamsAppConfig(
                bootstrapServers,
                topics,
                stateDir,
                2,
                0,
                Windows.DEFAULT,
                StreamsAppConfig.DEFAULT_STORE_MEMORY,
                HttpConfig.loopback(0),
                Map.of());
        StreamsApp app = new StreamsApp(config, layout, "127.0.0.1:1");
        app.start();
        await().atMost(PATIENCE).until(() -> app.streams().state() == State.RUNNING);
        return app;
    }

    /** Sends each sequence in a block of its own to the partition it belongs to. */
    void publish(String run, String batch, PublishedSequence... sequences) {
        for (PublishedSequence sequence : sequences) {
            send(
                    Topic.SEQUENCE_BLOCKS,
                    layout.partition(sequence.getHeading().getIdentity()),
                    null,
                    Codecs.SEQUENCE_BLOCK.encode(TestBlocks.block(run, batch, sequence)));
        }
    }

    void publish(int partition, SequenceBlock block) {
        send(Topic.SEQUENCE_BLOCKS, partition, null, Codecs.SEQUENCE_BLOCK.encode(block));
    }

    void send(Topic topic, int partition, byte[] key, byte[] value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(layout.name(topic), partition, key, value);
        record.headers().add(Checksum.header(value));
        send(record);
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        pending.add(producer.send(record));
    }

    private void settle() {
        for (Future<RecordMetadata> future : pending) {
            try {
                RecordMetadata metadata = future.get();
                sent.merge(new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset(), Math::max);
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        pending.clear();
    }

    /** Waits until every table contains all that was sent to the sequence topics. */
    void awaitContained(StreamsApp app) {
        settle();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            Map<TopicPartition, Long> passed = passed(app);
            return sent.entrySet().stream()
                    .filter(entry -> entry.getKey().topic().contains("sequence-"))
                    .allMatch(entry -> passed.getOrDefault(entry.getKey(), -1L) >= entry.getValue());
        });
    }

    private Map<TopicPartition, Long> passed(StreamsApp app) {
        Set<String> topicIds = Set.of(layout.blocksTopicId(), layout.countsTopicId());
        Map<TopicPartition, List<Long>> seen = new HashMap<>();
        globalTable(app).forEach((key, value) -> {
            if (UsageKeys.isPosition(key)) {
                Codecs.USAGE_POSITION.decodeOwn(value).getInputs().stream()
                        .filter(input -> topicIds.contains(input.getTopicId()))
                        .forEach(input -> seen.computeIfAbsent(
                                        new TopicPartition(input.getTopic(), input.getPartition()),
                                        partition -> new ArrayList<>())
                                .add(input.getOffset()));
            }
        });
        Map<TopicPartition, Long> passed = new HashMap<>();
        seen.forEach((partition, offsets) -> {
            if (offsets.size() == layout.partitions()) {
                passed.put(
                        partition,
                        offsets.stream().mapToLong(Long::longValue).min().orElseThrow());
            }
        });
        return passed;
    }

    Usage usage(StreamsApp app, Scope scope) {
        return usages(app).getOrDefault(scope, Usage.ZERO);
    }

    Map<Scope, Usage> usages(StreamsApp app) {
        Map<Scope, Usage> usages = new TreeMap<>();
        globalTable(app).forEach((key, value) -> {
            if (!UsageKeys.isPosition(key)) {
                ScopeUsage usage = Codecs.SCOPE_USAGE.decodeOwn(value);
                usages.put(Scope.parse(key), Values.usage(usage));
            }
        });
        return usages;
    }

    private static Map<String, byte[]> globalTable(StreamsApp app) {
        Map<String, byte[]> table = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> all = app.streams()
                .store(StoreQueryParameters.fromNameAndType(
                        GlobalUsageProcessor.STORE, QueryableStoreTypes.<String, byte[]>keyValueStore()))
                .all()) {
            all.forEachRemaining(entry -> table.put(entry.key, entry.value));
        }
        return table;
    }

    /** Reads a topic from its beginning to its end, as somebody else would. */
    List<ConsumerRecord<String, byte[]>> readAll(Topic topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(layout.name(topic)).stream()
                    .map((PartitionInfo info) -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** What must hold of all tables: nothing negative, and sources and batches each sum to all. */
    void assertConsistent(StreamsApp app) {
        Map<Scope, Usage> usages = usages(app);
        usages.forEach((scope, usage) -> assertThat(usage.hasNegative())
                .as("%s has a negative count", scope)
                .isFalse());
        Usage all = usages.getOrDefault(Scope.ALL, Usage.ZERO);
        assertThat(sum(usages, Scope.Kind.SOURCE)).as("sum of sources").isEqualTo(all);
        assertThat(sum(usages, Scope.Kind.BATCH)).as("sum of batches").isEqualTo(all);
    }

    private static Usage sum(Map<Scope, Usage> usages, Scope.Kind kind) {
        return usages.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .map(Map.Entry::getValue)
                .reduce(Usage.ZERO, Usage::plus);
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
