package org.codonstream.benchmark;

import java.time.Duration;
import org.codonstream.broker.BrokerConfig;
import org.codonstream.broker.DataFolder;
import org.codonstream.broker.EmbeddedBroker;

/** The broker that {@code codonstream up} starts, without the streams app. */
final class BrokerAlone implements AutoCloseable {
    private final DataFolder folder;
    private final EmbeddedBroker broker;

    BrokerAlone(Scratch scratch) {
        folder = DataFolder.open(scratch.folder().resolve("broker"), Duration.ZERO);
        try {
            broker = EmbeddedBroker.start(folder, BrokerConfig.onPort(0));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Looks at what it does from now on. */
    ProcessSampler sampler() {
        return ProcessSampler.fromNow("broker", ProcessHandle.of(broker.pid()).orElseThrow());
    }

    @Override
    public void close() {
        Uninterrupted.run(broker::close);
        folder.close();
    }
}
