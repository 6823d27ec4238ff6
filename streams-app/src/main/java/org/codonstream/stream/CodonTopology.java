package org.codonstream.stream;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.codonstream.count.CountingProcessor;
import org.codonstream.flow.DifferenceRecord;
import org.codonstream.flow.FlowRecord;
import org.codonstream.flow.RefusedRecord;
import org.codonstream.flow.UsageRecord;
import org.codonstream.ledger.LedgerProcessor;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.DeadLetter;
import org.codonstream.tally.GlobalUsageProcessor;
import org.codonstream.tally.ManifestProcessor;
import org.codonstream.tally.Publications;
import org.codonstream.tally.TallyProcessor;
import org.codonstream.tally.Windows;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.UsageKeys;

/**
 * The way of a codon: blocks are counted, the ledger lets through what is new as numbered differences, one task per scope
 * adds them up, and every instance holds all sums as a global table.
 */
public final class CodonTopology implements Supplier<Topology> {

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();
    private static final Serde<String> STRING = Serdes.String();

    private final TopicLayout layout;
    private final Windows windows;
    private final LongAdder unreadableUsage;

    /**
     * A topology over the topics of a prefix.
     *
     * @param unreadableUsage counts the records of the global table that can't be read
     */
    public CodonTopology(TopicLayout layout, Windows windows, LongAdder unreadableUsage) {
        this.layout = layout;
        this.windows = windows;
        this.unreadableUsage = unreadableUsage;
    }

    @Override
    public Topology get() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addGlobalStore(
                GlobalUsageProcessor.store(),
                layout.name(Topic.USAGE),
                Consumed.with(STRING, BYTES).withName("global-usage"),
                () -> new GlobalUsageProcessor(unreadableUsage));
        LedgerProcessor.stores().forEach(builder::addStateStore);
        TallyProcessor.stores(windows).forEach(builder::addStateStore);
        builder.addStateStore(Publications.store());

        Map<String, KStream<Integer, FlowRecord>> decided = builder.stream(
                        List.of(layout.name(Topic.SEQUENCE_BLOCKS), layout.name(Topic.SEQUENCE_COUNTS)),
                        Consumed.with(BYTES, BYTES).withName("sequences"))
                .process(() -> new CountingProcessor(layout), Named.as("count-codons"))
                .process(() -> new LedgerProcessor(layout), Named.as("keep-ledger"), LedgerProcessor.storeNames())
                .split(Named.as("outcome-"))
                .branch(CodonTopology::isRefused, Branched.as("refused"))
                .defaultBranch(Branched.as("differences"));

        branch(decided, "outcome-differences")
                .mapValues(CodonTopology::encodeDifference, Named.as("encode-difference"))
                .repartition(Repartitioned.<Integer, byte[]>as("usage-differences")
                        .withKeySerde(Serdes.Integer())
                        .withValueSerde(BYTES)
                        .withNumberOfPartitions(layout.partitions())
                        .withStreamPartitioner(CodonTopology::addressee))
                .process(() -> new TallyProcessor(windows), Named.as("tally-usage"), TallyProcessor.storeNames())
                .mapValues(UsageRecord::value, Named.as("encode-usage"))
                .to(
                        layout.name(Topic.USAGE),
                        Produced.with(STRING, BYTES).withName("usage").withStreamPartitioner(UsageKeys::partition));

        KStream<String, RefusedRecord> refusedManifests = builder.stream(
                        layout.name(Topic.BATCHES), Consumed.with(BYTES, BYTES).withName("manifests"))
                .process(ManifestProcessor::new, Named.as("note-manifest"), Publications.STORE);

        sendToDeadLetters(branch(decided, "outcome-refused"), "sequences");
        sendToDeadLetters(refusedManifests, "manifests");
        return builder.build();
    }

    private void sendToDeadLetters(KStream<?, ? extends FlowRecord> refused, String what) {
        refused.map(CodonTopology::encodeRefused, Named.as("encode-refused-" + what))
                .to(
                        layout.name(Topic.DEAD_LETTERS),
                        Produced.with(STRING, BYTES).withName("dead-letters-of-" + what));
    }

    private static <K> KStream<K, FlowRecord> branch(Map<String, KStream<K, FlowRecord>> branches, String name) {
        return Objects.requireNonNull(branches.get(name));
    }

    private static boolean isRefused(Integer partition, FlowRecord value) {
        return value instanceof RefusedRecord;
    }

    private static byte[] encodeDifference(FlowRecord value) {
        return Codecs.USAGE_DIFFERENCE.encode(((DifferenceRecord) value).difference());
    }

    private static Optional<Set<Integer>> addressee(String topic, Integer partition, byte[] value, int partitions) {
        return Optional.of(Set.of(partition));
    }

    private static KeyValue<String, byte[]> encodeRefused(Object key, FlowRecord value) {
        DeadLetter letter = ((RefusedRecord) value).letter();
        return KeyValue.pair(
                letter.getTopic() + "/" + letter.getPartition() + "/" + letter.getOffset(),
                Codecs.DEAD_LETTER.encode(letter));
    }
}
