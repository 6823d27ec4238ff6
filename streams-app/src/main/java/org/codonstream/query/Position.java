package org.codonstream.query;

import java.util.List;

/**
 * Which input all tables of this instance contain.
 *
 * @param topicId Kafka's id of {@code sequence-blocks} that the app works on
 * @param usagePartitions number of partitions of {@code usage}
 * @param inputs the input partitions of which every usage partition contains something
 */
public record Position(String topicId, int usagePartitions, List<InputOffset> inputs) {

    public Position {
        inputs = List.copyOf(inputs);
    }

    /**
     * How far an input partition is contained.
     *
     * @param offset every record up to and including this one is contained in every table
     */
    public record InputOffset(String topic, String topicId, int partition, long offset) {}
}
