package org.codonstream.command;

import java.nio.file.Path;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.topic.TopicSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Kafka, and which topics of it. */
public final class KafkaOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            defaultValue = "127.0.0.1:9092",
            description = "Kafka brokers (${DEFAULT-VALUE}).")
    private String bootstrapServers;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties file with settings of Kafka clients, such as those of TLS.")
    private @Nullable Path commandConfig;

    @Mixin
    private PrefixOption prefix;

    /**
     * How the brokers are reached.
     *
     * @throws ConfigurationException if what was typed can't be
     */
    public KafkaAccess access() {
        return commandConfig == null
                ? Checked.setting(() -> KafkaAccess.of(bootstrapServers))
                : KafkaAccess.of(bootstrapServers, commandConfig);
    }

    /** The topics of the prefix, as they are found. */
    public TopicSettings topics() {
        return prefix.topics();
    }

    /** What the user typed. */
    public String bootstrapServers() {
        return bootstrapServers;
    }
}
