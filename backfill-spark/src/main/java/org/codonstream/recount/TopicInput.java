package org.codonstream.recount;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.TopicRecords;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;

/**
 * All that was ever published under a prefix, up to some offsets: blocks, and counts of backfills. Decided anew, without
 * the stream; what the stream refused is refused here too.
 */
public final class TopicInput implements RecountInput {

    /** Blocks of about a megabyte for one task. */
    private static final long OFFSETS_A_TASK = 64;

    private final KafkaAccess kafka;
    private final TopicLayout layout;
    private final Map<TopicPartition, Long> ends;
    private final Map<Integer, Integer> generations;

    /**
     * What stands in the input topics.
     *
     * @param ends behind the last record of each partition of both input topics that is read
     * @param generations of the topic of blocks, by partition; 0 where none is given
     * @throws PublishException if the beginning of a topic is gone, or it was created again, so that not all can be counted
     */
    public TopicInput(
            KafkaAccess kafka, TopicLayout layout, Map<TopicPartition, Long> ends, Map<Integer, Integer> generations) {
        this.kafka = kafka;
        this.layout = layout;
        this.ends = Map.copyOf(ends);
        this.generations = Map.copyOf(generations);
        if (generations.values().stream().anyMatch(generation -> generation > 0)) {
            throw new PublishException("topic " + layout.name(Topic.SEQUENCE_BLOCKS)
                    + " was deleted and created again, so what it held before is gone: recount from files");
        }
        new TopicRecords(kafka, layout).starts(ends.keySet()).forEach((partition, start) -> {
            if (start > 0) {
                throw new PublishException("the records of " + partition + " before offset " + start
                        + " are gone, so not all can be counted again: recount from files");
            }
        });
    }

    @Override
    public JavaRDD<Row> events(JavaSparkContext spark) {
        List<TopicRange> ranges = new ArrayList<>();
        ends.forEach((partition, end) -> {
            for (long from = 0; from < end; from += OFFSETS_A_TASK) {
                ranges.add(TopicRange.between(partition, from, Math.min(end, from + OFFSETS_A_TASK)));
            }
        });
        if (ranges.isEmpty()) {
            return spark.emptyRDD();
        }
        KafkaAccess access = kafka;
        TopicLayout topics = layout;
        Map<Integer, Integer> ofPartitions = generations;
        return spark.parallelize(ranges, ranges.size())
                .mapPartitions(each -> new TopicRows(access, each, new EventsOfRecords(topics, ofPartitions)));
    }

    @Override
    public PositionNames names() {
        TopicLayout topics = layout;
        return (identity, position) -> EventsOfRecords.name(topics, identity, position);
    }

    @Override
    public boolean faultsAreNews() {
        return false;
    }

    @Override
    public long size() {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void describe(ObjectNode manifest) {
        ArrayNode topics = manifest.putArray("topics");
        for (Topic topic : List.of(Topic.SEQUENCE_BLOCKS, Topic.SEQUENCE_COUNTS)) {
            ObjectNode described = topics.addObject()
                    .put("topic", layout.name(topic))
                    .put("topic_id", topic == Topic.SEQUENCE_BLOCKS ? layout.blocksTopicId() : layout.countsTopicId());
            ObjectNode offsets = described.putObject("end_offsets");
            Map<Integer, Long> byPartition = new TreeMap<>();
            ends.forEach((partition, end) -> {
                if (partition.topic().equals(layout.name(topic))) {
                    byPartition.put(partition.partition(), end);
                }
            });
            byPartition.forEach((partition, end) -> offsets.put(String.valueOf(partition), end));
        }
    }
}
