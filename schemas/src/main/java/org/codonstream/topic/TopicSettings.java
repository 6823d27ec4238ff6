package org.codonstream.topic;

import java.util.regex.Pattern;

/**
 * How the topics of a prefix are created.
 *
 * @param prefix first part of every topic's name, and the application id of the streams app
 * @param partitions of every topic; fixed when they are created, because it decides where an identity lives
 * @param replicationFactor replicas of each partition, -1 for the broker's default
 */
public record TopicSettings(String prefix, int partitions, short replicationFactor) {

    public static final String DEFAULT_PREFIX = "codon";
    public static final int DEFAULT_PARTITIONS = 4;

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    public TopicSettings {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("topic prefix '" + prefix
                    + "': must be 1 to 100 letters, digits, '-' or '_', and begin with a letter or digit");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions " + partitions + ": must be at least 1");
        }
        if (replicationFactor < 1 && replicationFactor != -1) {
            throw new IllegalArgumentException(
                    "replication factor " + replicationFactor + ": must be at least 1, or -1 for the broker's default");
        }
    }

    /** The default prefix, number of partitions, and the broker's own replication factor. */
    public static TopicSettings defaults() {
        return new TopicSettings(DEFAULT_PREFIX, DEFAULT_PARTITIONS, (short) -1);
    }

    public TopicSettings withPrefix(String other) {
        return new TopicSettings(other, partitions, replicationFactor);
    }
}
