package org.codonstream.topic;

import java.io.Serializable;

/**
 * The topics of a prefix as they are. May be sent to where work is done.
 *
 * @param prefix first part of every topic's name
 * @param partitions of every topic
 * @param blocksTopicId Kafka's id of {@code sequence-blocks}, another one after it was deleted and created again
 * @param countsTopicId likewise of {@code sequence-counts}
 */
public record TopicLayout(String prefix, int partitions, String blocksTopicId, String countsTopicId)
        implements Serializable {

    public TopicLayout {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions " + partitions + ": must be at least 1");
        }
    }

    public String name(Topic topic) {
        return topic.name(prefix);
    }

    /**
     * The topic of the ledger: the changelog of the streams app's store {@code ledger}. Kafka Streams names it after the
     * application id, which is the prefix, and so with a hyphen where public topics have a dot
     * (docs/decisions/ledger-topic.md).
     */
    public String ledgerTopic() {
        return prefix + "-ledger-changelog";
    }

    /** The topic of how far each ledger task has come: the changelog of the store {@code ledger-progress}, named likewise. */
    public String ledgerProgressTopic() {
        return prefix + "-ledger-progress-changelog";
    }

    /** The partition of an identity or a scope. */
    public int partition(String key) {
        return Partitions.of(key, partitions);
    }
}
