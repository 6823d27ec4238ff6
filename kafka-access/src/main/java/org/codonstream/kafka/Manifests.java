package org.codonstream.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.Publication;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;

/** How manifests are made and where they stand: keyed by publication, all publications of one batch in one partition. */
public final class Manifests {

    private Manifests() {}

    /** The manifest of a publication that holds nothing and begins to stand now. */
    public static Manifest.Builder of(TopicLayout layout, Publication publication) {
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

    /** A manifest as a record of the topic of batches. */
    public static ProducerRecord<byte[], byte[]> record(TopicLayout layout, Manifest manifest) {
        Publication publication = manifest.getPublication();
        byte[] key = (publication.getBatch() + "/" + publication.getRun()).getBytes(StandardCharsets.UTF_8);
        return Records.of(
                layout.name(Topic.BATCHES),
                partition(layout, publication.getBatch()),
                key,
                Codecs.MANIFEST.encode(manifest));
    }

    /** The partition of what is about a batch, as of the scope {@code batch:<id>}. */
    public static int partition(TopicLayout layout, String batch) {
        return layout.partition("batch:" + batch);
    }

    /** Those of some offsets that are in the topic of blocks. */
    public static Map<TopicPartition, Long> ofBlocks(TopicLayout layout, Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .filter(offset -> offset.getKey().topic().equals(layout.name(Topic.SEQUENCE_BLOCKS)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
