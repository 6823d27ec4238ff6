package org.codonstream.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What one run published.
 *
 * @param run the run's id
 * @param topicId Kafka's id of the topic of blocks
 * @param published ids of the batches that this run published; with the run's id each names a publication
 * @param skipped ids of the batches that stood already
 * @param sequences published by this run, without refused rows
 * @param bases published by this run
 * @param rejected rows refused and kept as dead letters
 * @param rejectedCoding coding sequences of published rows that could not be counted, kept as dead letters
 * @param retractions identities taken out
 * @param lastOffsets the last offset that this run's blocks have in each partition, for waiting
 */
public record PublishReport(
        String run,
        String topicId,
        List<String> published,
        List<String> skipped,
        long sequences,
        long bases,
        long rejected,
        long rejectedCoding,
        long retractions,
        Map<TopicPartition, Long> lastOffsets) {

    public PublishReport {
        published = List.copyOf(published);
        skipped = List.copyOf(skipped);
        lastOffsets = Map.copyOf(lastOffsets);
    }
}
