package org.codonstream.recount;

import java.io.Serializable;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.kafka.CommittedRecords;
import org.codonstream.kafka.KafkaAccess;

/** What one task reads of a partition. */
@FunctionalInterface
public interface TopicRange extends Serializable {

    /** Begins to read, where the task runs. */
    CommittedRecords open(KafkaAccess kafka);

    /**
     * What stands between two offsets.
     *
     * @param end the first one that is not read, at most where the partition ended for readers of what is committed
     */
    static TopicRange between(TopicPartition partition, long from, long end) {
        return kafka -> CommittedRecords.between(kafka, partition, from, end);
    }

    /** All of a partition of a compacted topic: each of its keys. */
    static TopicRange whole(TopicPartition partition) {
        return kafka -> CommittedRecords.toTheEnd(kafka, partition);
    }
}
