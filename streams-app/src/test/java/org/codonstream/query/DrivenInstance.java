package org.codonstream.query;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.internals.StreamsMetadataImpl;
import org.apache.kafka.streams.test.TestRecord;
import org.codonstream.schema.Checksum;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Manifest;
import org.codonstream.stream.CodonTopology;
import org.codonstream.tally.Publications;
import org.codonstream.tally.TallyProcessor;
import org.codonstream.tally.Windows;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/** An instance without a broker: the topology driven record by record, in a state and among others as a test wants it. */
public final class DrivenInstance implements StreamsInstance, AutoCloseable {

    public static final Instant START = Instant.parse("2026-01-01T00:30:00Z");

    private final TopicLayout layout;
    private final HostInfo self;
    private final TopologyTestDriver driver;
    private HostInfo owner;
    private State state = State.RUNNING;
    private boolean settled = true;
    private @Nullable InvalidStateStoreException failure;
    private Instant now = START;

    public DrivenInstance(Path stateDir, Windows windows, HostInfo self) {
        this.layout = new TopicLayout("codon", 1, "blocks-id", "counts-id");
        this.self = self;
        this.owner = self;
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "codon");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        driver = new TopologyTestDriver(new CodonTopology(layout, windows, new LongAdder()).get(), settings, START);
    }

    public DrivenInstance(Path stateDir) {
        this(stateDir, Windows.DEFAULT, new HostInfo("self", 1));
    }

    public void at(Instant moment) {
        now = moment;
    }

    public void is(State another) {
        state = another;
    }

    public void movesTo(HostInfo host) {
        owner = host;
    }

    public void isNotSettled() {
        settled = false;
    }

    public void failsWith(InvalidStateStoreException exception) {
        failure = exception;
    }

    public void publish(byte[] block) {
        pipe(Topic.SEQUENCE_BLOCKS, null, block);
    }

    public void publish(Manifest manifest) {
        byte[] key = Publications.key(manifest.getPublication()).getBytes(StandardCharsets.UTF_8);
        pipe(Topic.BATCHES, key, Codecs.MANIFEST.encode(manifest));
    }

    private void pipe(Topic topic, byte @Nullable [] key, byte[] value) {
        driver.createInputTopic(layout.name(topic), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, new RecordHeaders().add(Checksum.header(value)), now));
    }

    /** Puts a record into the global table. */
    public void put(String key, byte[] value) {
        driver.createInputTopic(layout.name(Topic.USAGE), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    @Override
    public TopicLayout layout() {
        return layout;
    }

    @Override
    public HostInfo self() {
        return self;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public KeyQueryMetadata owner(String store, String key) {
        return settled ? new KeyQueryMetadata(owner, Set.of(), layout.partition(key)) : KeyQueryMetadata.NOT_AVAILABLE;
    }

    @Override
    public Collection<StreamsMetadata> holders(String store) {
        return settled
                ? List.of(new StreamsMetadataImpl(
                        owner, Set.of(store), Set.of(new TopicPartition("codon.batches", 0)), Set.of(), Set.of()))
                : List.of();
    }

    @Override
    @SuppressWarnings("unchecked") // the driver's stores are what their names say
    public <S> S store(StoreQueryParameters<S> parameters) {
        if (failure != null) {
            throw failure;
        }
        if (parameters.partition() != null && parameters.partition() != 0) {
            throw new InvalidStateStorePartitionException("partition " + parameters.partition() + " is not here");
        }
        return (S)
                (parameters.storeName().equals(TallyProcessor.WINDOW_STORE)
                        ? driver.<String, byte[]>getWindowStore(parameters.storeName())
                        : driver.<String, byte[]>getKeyValueStore(parameters.storeName()));
    }

    @Override
    public void close() {
        driver.close();
    }
}
