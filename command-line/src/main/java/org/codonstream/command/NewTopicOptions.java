package org.codonstream.command;

import org.codonstream.topic.TopicSettings;
import picocli.CommandLine.Option;

/** How topics are created where they are missing: whoever comes first decides. */
public final class NewTopicOptions {
    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "" + TopicSettings.DEFAULT_PARTITIONS,
            description = "Partitions of topics that are created; fixed from then on (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            defaultValue = "-1",
            description = "Replicas of topics that are created; -1 is the broker's default (${DEFAULT-VALUE}).")
    private short replicationFactor;

    /** Topics as they were named, to be created in this way where they are missing. */
    public TopicSettings of(TopicSettings found) {
        return Checked.setting(() -> new TopicSettings(found.prefix(), partitions, replicationFactor));
    }
}
