package org.codonstream.machine;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.codonstream.broker.BrokerConfig;
import org.codonstream.broker.BrokerException;
import org.codonstream.broker.DataFolder;
import org.codonstream.broker.EmbeddedBroker;
import org.codonstream.logs.LogFile;
import org.codonstream.rest.HttpStartException;
import org.codonstream.rest.RestApi;
import org.codonstream.stream.HttpConfig;
import org.codonstream.stream.StreamsAppConfig;
import org.codonstream.stream.StreamsService;
import org.codonstream.tally.Windows;
import org.codonstream.topic.TopicSettings;
import org.jspecify.annotations.Nullable;

/** A broker and the streams app on one machine, kept in a folder; what {@code up} and {@code demo} run. */
public final class SingleMachine implements AutoCloseable {

    private static final Duration FOLDER_PATIENCE = Duration.ofSeconds(15);
    private static final Duration READY_PATIENCE = Duration.ofMinutes(10);

    private final DataFolder folder;
    private final LogFile log;
    private final EmbeddedBroker broker;
    private final StreamsService service;

    private SingleMachine(DataFolder folder, LogFile log, EmbeddedBroker broker, StreamsService service) {
        this.folder = folder;
        this.log = log;
        this.broker = broker;
        this.service = service;
    }

    /**
     * Starts both and waits until questions are answered. Waits for a broker of the same folder that is just ending.
     *
     * @param dataDir where everything is kept
     * @param kafkaPort port of the broker on the loopback interface, 0 for a free one
     * @param httpPort port of the REST API on the loopback interface, 0 for a free one
     * @throws BrokerException if the folder is in use, a port is taken, or the app does not become ready
     */
    public static SingleMachine start(Path dataDir, int kafkaPort, int httpPort, TopicSettings topics, int threads)
            throws InterruptedException {
        DataFolder folder = DataFolder.open(dataDir, FOLDER_PATIENCE);
        LogFile log = LogFile.open(folder.logs().resolve("codonstream.log"));
        HttpConfig http = HttpConfig.loopback(httpPort);
        // Beside the broker's start: who wants to wait for tables finds somebody there from the first second on.
        CompletableFuture<RestApi> listening =
                CompletableFuture.supplyAsync(() -> RestApi.listen(http.host(), http.port()));
        EmbeddedBroker broker = null;
        StreamsService service = null;
        try {
            broker = EmbeddedBroker.start(folder, BrokerConfig.onPort(kafkaPort));
            StreamsAppConfig config = new StreamsAppConfig(
                    broker.bootstrapServers(),
                    topics,
                    folder.streams(),
                    threads,
                    0,
                    Windows.DEFAULT,
                    StreamsAppConfig.DEFAULT_STORE_MEMORY,
                    http,
                    Map.of());
            service = StreamsService.start(config, joined(listening));
            if (!service.ready(READY_PATIENCE)) {
                throw new BrokerException("the streams app did not become ready; see " + folder.logs());
            }
            return new SingleMachine(folder, log, broker, service);
        } catch (RuntimeException | InterruptedException | Error e) {
            listening.thenAccept(RestApi::close);
            end(folder, log, broker, service);
            throw e;
        }
    }

    private static RestApi joined(CompletableFuture<RestApi> listening) {
        try {
            return listening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof HttpStartException refused ? refused : e;
        }
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Where the REST API answers. */
    public URI uri() {
        return service.uri();
    }

    /** A sentence about which of the two has ended by itself and why; null while both run. */
    public @Nullable String failure() throws InterruptedException {
        String brokerEnded = broker.ended().getNow(null);
        if (brokerEnded != null) {
            return brokerEnded;
        }
        return service.awaitEnd(Duration.ZERO) ? "the streams app ended by itself; see " + folder.logs() : null;
    }

    /** Ends the app in order, then the broker, then lets the folder go. */
    @Override
    public void close() {
        end(folder, log, broker, service);
    }

    private static void end(
            DataFolder folder, LogFile log, @Nullable EmbeddedBroker broker, @Nullable StreamsService service) {
        try (folder;
                log;
                broker) {
            if (service != null) {
                service.close();
            }
        }
    }
}
