package org.codonstream.command;

import org.codonstream.topic.TopicSettings;
import picocli.CommandLine.Option;

/** Which topics. */
public final class PrefixOption {
    @Option(
            names = "--topic-prefix",
            paramLabel = "NAME",
            defaultValue = TopicSettings.DEFAULT_PREFIX,
            description = "First part of every topic's name (${DEFAULT-VALUE}).")
    private String topicPrefix;

    /**
     * The topics of the prefix, as they are found.
     *
     * @throws ConfigurationException if no prefix may be like this
     */
    public TopicSettings topics() {
        return Checked.setting(() -> TopicSettings.defaults().withPrefix(topicPrefix));
    }
}
