package org.codonstream.recount;

import java.io.Serializable;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets of a partition that one task reads.
 *
 * @param from the first one
 * @param end behind the last one
 */
public record TopicRange(TopicPartition partition, long from, long end) implements Serializable {}
