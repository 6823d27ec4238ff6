package org.codonstream.command;

import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.codonstream.kafka.PositionClient;
import org.codonstream.topic.TopicCatalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether to wait until the tables contain what was published, and whom to ask. */
public final class WaitOptions {
    @Option(
            names = "--wait",
            description = "Wait until everything published by this call is decided and in every table.")
    private boolean wait;

    @Mixin
    private ServerOption server;

    /**
     * Who is asked, found to be there and to read what is going to be published; null where nobody has to wait.
     *
     * @param kafka where it is going to be published
     * @throws org.codonstream.kafka.PublishException if nobody answers, or one that reads something else
     */
    public @Nullable PositionClient client(KafkaOptions kafka) {
        if (!wait) {
            return null;
        }
        PositionClient client = new PositionClient(server.uri(), null);
        client.requireReader(() -> blocksTopicId(kafka));
        return client;
    }

    private static Optional<String> blocksTopicId(KafkaOptions kafka) {
        try (Admin admin = kafka.access().admin()) {
            return new TopicCatalogue(admin, kafka.topics()).blocksTopicId();
        }
    }
}
