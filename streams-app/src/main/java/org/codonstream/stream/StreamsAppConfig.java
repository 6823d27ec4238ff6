package org.codonstream.stream;

import java.nio.file.Path;
import java.util.Map;
import org.codonstream.tally.Windows;
import org.codonstream.topic.TopicSettings;

/**
 * What the streams app is set to.
 *
 * @param bootstrapServers Kafka brokers, {@code host:port} separated by commas
 * @param topics how topics are named and created; the prefix is the application id too
 * @param stateDir where this instance keeps its stores; not to be shared by instances
 * @param threads stream threads of this instance
 * @param standbyReplicas copies of each store on other instances
 * @param windows how windowed counts are kept
 * @param storeMemory upper bound of the memory of all RocksDB stores together, in bytes, outside the heap
 * @param http where the REST API of this instance listens
 * @param clientProperties further Kafka client settings, such as those for security
 */
public record StreamsAppConfig(
        String bootstrapServers,
        TopicSettings topics,
        Path stateDir,
        int threads,
        int standbyReplicas,
        Windows windows,
        long storeMemory,
        HttpConfig http,
        Map<String, String> clientProperties) {

    public static final int DEFAULT_THREADS = 2;
    public static final long DEFAULT_STORE_MEMORY = 192L << 20;

    private static final long LEAST_STORE_MEMORY = 32L << 20;

    public StreamsAppConfig {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrap servers: must name at least one host:port");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + ": must be at least 1");
        }
        if (standbyReplicas < 0) {
            throw new IllegalArgumentException("standby replicas " + standbyReplicas + ": must not be negative");
        }
        if (storeMemory < LEAST_STORE_MEMORY) {
            throw new IllegalArgumentException(
                    "store memory " + storeMemory + ": must be at least " + LEAST_STORE_MEMORY + " bytes");
        }
        clientProperties = Map.copyOf(clientProperties);
    }
}
