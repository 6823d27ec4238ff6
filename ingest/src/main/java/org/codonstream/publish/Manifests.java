package org.codonstream.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.batch.Batch;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.ManifestInput;
import org.codonstream.schema.Publication;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;

/** How manifests are made and where they stand: keyed by publication, all publications of one batch in one partition. */
final class Manifests {

    private Manifests() {}

    /** The manifest of a publication that holds nothing and begins to stand now. */
    static Manifest.Builder of(TopicLayout layout, Publication publication) {
        return Manifest.newBuilder()
                .setPublication(publication)
                .setPublished(System.currentTimeMillis())
                .setTopicId(layout.blocksTopicId())
                .setInputs(List.of())
                .setSequences(0)
                .setBases(0)
                .setRejected(0)
                .setRetractions(0)
                .setReplace(false);
    }

    /** What a batch is made of. */
    static List<ManifestInput> inputs(Batch batch) {
        return batch.ranges().stream()
                .map(range -> new ManifestInput(
                        range.file().name(),
                        range.file().length(),
                        range.file().modified(),
                        range.file().footerDigest(),
                        range.firstRow(),
                        range.rows()))
                .toList();
    }

    static ProducerRecord<byte[], byte[]> record(TopicLayout layout, Manifest manifest) {
        Publication publication = manifest.getPublication();
        byte[] key = (publication.getBatch() + "/" + publication.getRun()).getBytes(StandardCharsets.UTF_8);
        return Records.of(
                layout.name(Topic.BATCHES),
                partition(layout, publication.getBatch()),
                key,
                Codecs.MANIFEST.encode(manifest));
    }

    /** The partition of what is about a batch, as of the scope {@code batch:<id>}. */
    static int partition(TopicLayout layout, String batch) {
        return layout.partition("batch:" + batch);
    }

    /** Those of some offsets that are in the topic of blocks. */
    static Map<TopicPartition, Long> ofBlocks(TopicLayout layout, Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .filter(offset -> offset.getKey().topic().equals(layout.name(Topic.SEQUENCE_BLOCKS)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
