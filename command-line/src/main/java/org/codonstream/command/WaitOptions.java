package org.codonstream.command;

import org.codonstream.kafka.PositionClient;
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
     * Who is asked, found to be there; null where nobody has to wait.
     *
     * @throws org.codonstream.kafka.PublishException if nobody answers
     */
    public @Nullable PositionClient client() {
        if (!wait) {
            return null;
        }
        PositionClient client = new PositionClient(server.uri(), null);
        client.requireServer();
        return client;
    }
}
