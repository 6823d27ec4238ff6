package org.codonstream.broker;

import java.nio.file.Path;
import java.time.Duration;

/** A program with an embedded broker, for tests that kill it: says where its broker is, then waits for the end of input. */
public final class BrokerParent {
    private BrokerParent() {}

    public static void main(String[] args) throws Exception {
        long begin = System.nanoTime();
        try (DataFolder folder = DataFolder.open(Path.of(args[0]), Duration.ofSeconds(15));
                EmbeddedBroker broker = EmbeddedBroker.start(folder, BrokerConfig.onPort(0))) {
            System.out.println(
                    broker.bootstrapServers() + " " + broker.pid() + " " + (System.nanoTime() - begin) / 1000000);
            while (System.in.read() >= 0) {
                // until the end of input
            }
        }
    }
}
