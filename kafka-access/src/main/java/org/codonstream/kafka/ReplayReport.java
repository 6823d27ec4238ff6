package org.codonstream.kafka;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What a replay of dead letters did.
 *
 * @param topicId Kafka's id of the topic of blocks
 * @param replayed letters sent again
 * @param left letters of rows and coding sequences that were never published, which stay
 * @param lastOffsets the last offset sent to each partition of an input topic, for waiting
 */
public record ReplayReport(String topicId, long replayed, long left, Map<TopicPartition, Long> lastOffsets) {

    public ReplayReport {
        lastOffsets = Map.copyOf(lastOffsets);
    }
}
