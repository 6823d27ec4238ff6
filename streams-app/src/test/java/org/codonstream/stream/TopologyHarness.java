package org.codonstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.codonstream.ledger.LedgerProcessor;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.DeadLetter;
import org.codonstream.schema.Decisions;
import org.codonstream.schema.LedgerEntry;
import org.codonstream.schema.PublicationState;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.Values;
import org.codonstream.tally.GlobalUsageProcessor;
import org.codonstream.tally.Publications;
import org.codonstream.tally.TallyProcessor;
import org.codonstream.tally.Windows;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.UsageKeys;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Usage;
import org.jspecify.annotations.Nullable;

/** The topology without a broker, one partition of everything, with its times given. */
final class TopologyHarness implements AutoCloseable {

    static final TopicLayout LAYOUT = new TopicLayout("codon", 1, "blocks-id", "counts-id");
    static final Instant START = Instant.parse("2026-01-01T00:30:00Z");

    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> blocks;
    private final TestInputTopic<byte[], byte[]> counts;
    private final TestInputTopic<byte[], byte[]> batches;
    private final TestOutputTopic<String, byte[]> deadLetters;
    private Instant now = START;

    TopologyHarness(Path stateDir, Windows windows) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "codon");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(new CodonTopology(LAYOUT, windows, new LongAdder()).get(), settings, START);
        blocks = input(Topic.SEQUENCE_BLOCKS);
        counts = input(Topic.SEQUENCE_COUNTS);
        batches = input(Topic.BATCHES);
        deadLetters = driver.createOutputTopic(
                LAYOUT.name(Topic.DEAD_LETTERS), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private TestInputTopic<byte[], byte[]> input(Topic topic) {
        return driver.createInputTopic(LAYOUT.name(topic), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void at(Instant instant) {
        now = instant;
    }

    void publish(SequenceBlock block) {
        publish(TestBlocks.record(block));
    }

    void publish(TestRecord<byte[], byte[]> record) {
        blocks.pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), now));
    }

    void publishCounts(byte[] value) {
        counts.pipeInput(new TestRecord<>(null, value, TestBlocks.record(value).headers(), now));
    }

    void publishManifest(byte[] key, byte[] value) {
        batches.pipeInput(new TestRecord<>(key, value, TestBlocks.record(value).headers(), now));
    }

    Usage usage(Scope scope) {
        byte[] stored = driver.<String, byte[]>getKeyValueStore(GlobalUsageProcessor.STORE)
                .get(scope.text());
        return stored == null ? Usage.ZERO : Values.usage(Codecs.SCOPE_USAGE.decodeOwn(stored));
    }

    @Nullable
    LedgerEntry entry(String identity) {
        byte[] stored = driver.<String, byte[]>getKeyValueStore(LedgerProcessor.LEDGER_STORE)
                .get(identity);
        return stored == null ? null : Codecs.LEDGER_ENTRY.decodeOwn(stored);
    }

    Decisions decisions(String batch, String run) {
        return state(batch, run).getDecisions();
    }

    PublicationState state(String batch, String run) {
        byte[] stored =
                driver.<String, byte[]>getKeyValueStore(Publications.STORE).get(batch + "/" + run);
        assertThat(stored).as("state of %s/%s", batch, run).isNotNull();
        return Codecs.PUBLICATION_STATE.decodeOwn(stored);
    }

    List<Usage> windows(Scope scope) {
        List<Usage> windows = new ArrayList<>();
        try (WindowStoreIterator<byte[]> kept = driver.<String, byte[]>getWindowStore(TallyProcessor.WINDOW_STORE)
                .fetch(scope.text(), Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"))) {
            kept.forEachRemaining(window -> windows.add(Values.usage(Codecs.SCOPE_USAGE.decodeOwn(window.value))));
        }
        return windows;
    }

    List<DeadLetter> deadLetters() {
        return deadLetters.readValuesToList().stream()
                .map(Codecs.DEAD_LETTER::decodeOwn)
                .toList();
    }

    /** The topics that something was written to, changelogs of stores among them. */
    Set<String> writtenTopics() {
        return driver.producedTopicNames();
    }

    /** The offset up to which all tables contain the blocks. */
    long position() {
        byte[] stored = driver.<String, byte[]>getKeyValueStore(GlobalUsageProcessor.STORE)
                .get(UsageKeys.position(0));
        return Codecs.USAGE_POSITION.decodeOwn(stored).getInputs().stream()
                .filter(input -> input.getTopic().equals(LAYOUT.name(Topic.SEQUENCE_BLOCKS)))
                .mapToLong(input -> input.getOffset())
                .max()
                .orElse(-1);
    }

    /** What must hold at any moment: nothing negative, and every way of adding up gives {@code all}. */
    void assertConsistent() {
        Map<Scope.Kind, Usage> sums = new EnumMap<>(Scope.Kind.class);
        usages().forEach((scope, usage) -> {
            assertThat(usage.hasNegative()).as("%s has a negative count", scope).isFalse();
            assertThat(windows(scope).stream().reduce(Usage.ZERO, Usage::plus))
                    .as("windows of %s", scope)
                    .isEqualTo(usage);
            sums.merge(scope.kind(), usage, Usage::plus);
        });
        Usage all = usage(Scope.ALL);
        assertThat(sums.getOrDefault(Scope.Kind.SOURCE, Usage.ZERO))
                .as("sum of sources")
                .isEqualTo(all);
        assertThat(sums.getOrDefault(Scope.Kind.BATCH, Usage.ZERO))
                .as("sum of batches")
                .isEqualTo(all);
    }

    Map<Scope, Usage> usages() {
        Map<Scope, Usage> usages = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> all = driver.<String, byte[]>getKeyValueStore(GlobalUsageProcessor.STORE)
                .all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                if (!UsageKeys.isPosition(entry.key)) {
                    usages.put(Scope.parse(entry.key), Values.usage(Codecs.SCOPE_USAGE.decodeOwn(entry.value)));
                }
            }
        }
        return usages;
    }

    @Override
    public void close() {
        driver.close();
    }
}
