package org.codonstream.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.kafka.CommittedRecords;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PublishException;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.ManifestInput;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.topic.BatchKeys;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * The manifests of a prefix, read once and then on as new ones come, so that what stands of one file after the other can
 * be told. They are kept encoded: a folder may have brought hundreds of thousands.
 */
final class KnownManifests implements AutoCloseable {

    private final String topicId;
    private final CommittedRecords records;

    /** By a hash of the file: a collision costs a look at a manifest that says nothing of the file. */
    private final Map<Integer, List<byte[]>> ofFile = new HashMap<>();

    private @Nullable Manifest lastReplace;

    KnownManifests(KafkaAccess kafka, TopicLayout layout) {
        this.topicId = layout.blocksTopicId();
        this.records = CommittedRecords.fromTheBeginning(
                kafka,
                IntStream.range(0, layout.partitions())
                        .mapToObj(partition -> new TopicPartition(layout.name(Topic.BATCHES), partition))
                        .toList());
    }

    /** What a record of the topic of batches says, if it is a manifest; what is not ours makes no batch stand. */
    static Optional<Manifest> manifest(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null || BatchKeys.isSettings(record.key())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Codecs.MANIFEST.decode(record.value()));
        } catch (UnreadableRecordException e) {
            return Optional.empty();
        }
    }

    /**
     * Which batches of a plan stand by all manifests that are committed now.
     *
     * @param source what the plan's input is filed under
     * @param planned the inputs of each batch of the plan by its id
     * @throws PublishException if the broker can't be reached
     */
    StandingBatches standing(@Nullable String source, Map<String, List<ManifestInput>> planned) {
        readOn();
        StandingBatches standing = new StandingBatches(topicId, source, planned);
        if (lastReplace != null) {
            standing.add(lastReplace);
        }
        planned.values().stream()
                .flatMap(List::stream)
                .map(StandingBatches::file)
                .distinct()
                .flatMap(file -> ofFile.getOrDefault(file.hashCode(), List.of()).stream())
                .forEach(encoded -> standing.add(Codecs.MANIFEST.decodeOwn(encoded)));
        return standing;
    }

    private void readOn() {
        if (records.readOn()) {
            while (records.hasNext()) {
                ConsumerRecord<byte[], byte[]> record = records.next();
                manifest(record).ifPresent(manifest -> keep(manifest, record.value()));
            }
        }
    }

    private void keep(Manifest manifest, byte[] encoded) {
        if (manifest.getReplace() && (lastReplace == null || manifest.getPublished() > lastReplace.getPublished())) {
            lastReplace = manifest;
        }
        if (manifest.getTopicId().equals(topicId)) {
            manifest.getInputs().stream().map(StandingBatches::file).distinct().forEach(file -> ofFile.computeIfAbsent(
                            file.hashCode(), absent -> new ArrayList<>(1))
                    .add(encoded));
        }
    }

    @Override
    public void close() {
        records.close();
    }
}
