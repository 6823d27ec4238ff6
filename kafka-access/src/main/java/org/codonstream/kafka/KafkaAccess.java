package org.codonstream.kafka;

import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How the broker is reached, and the settings that make its clients exact and quick to say that nobody answers. What the
 * user's properties say comes between: above the settings that merely tune, below those that exactness needs. May be sent
 * to where work is done.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param properties the user's own client properties, such as those of TLS
 */
public record KafkaAccess(String bootstrapServers, Map<String, String> properties) implements Serializable {

    /** Kafka's clients offer hundreds of numbers over JMX by default, which takes a tenth of a start. */
    private static final String NO_REPORTERS = "";

    /** How Kafka begins to say that no name among the bootstrap servers can be resolved. */
    private static final String NO_ADDRESS = "No resolvable bootstrap urls";

    /** How long a transaction may be open; the broker aborts an older one, so that it holds back no reader for long. */
    static final int TRANSACTION_TIMEOUT_MS = 60_000;

    /** How long the broker may say nothing. An unreachable one is to be reported within 30 s, all in all. */
    static final int PATIENCE_MS = 20_000;

    private static final int DELIVERY_MS = 25_000;
    private static final int REQUEST_MS = 10_000;
    private static final int MAX_REQUEST_BYTES = 2 << 20;

    /**
     * How long the broker holds back an answer that has nothing new. Who reads up to an end has asked for more by then,
     * and closing waits for that answer: half a second by Kafka's default, at each look into a topic.
     */
    private static final int FETCH_WAIT_MS = 10;

    /** Each block has a batch of its own; buffers of this size are used again instead of made anew for each. */
    private static final int BATCH_BYTES = 1 << 20;

    /** What may wait for the broker: small enough that a slow network can deliver it in time. */
    private static final int PRODUCER_BUFFER_BYTES = 32 << 20;

    public KafkaAccess {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrap servers are empty: must be host:port");
        }
        properties = Map.copyOf(properties);
    }

    /** Access without properties of the user's own. */
    public static KafkaAccess of(String bootstrapServers) {
        return new KafkaAccess(bootstrapServers, Map.of());
    }

    /**
     * Access with the client properties of a file, as Kafka's own commands take it with {@code --command-config}.
     *
     * @throws PublishException if the file can't be read
     */
    public static KafkaAccess of(String bootstrapServers, Path commandConfig) {
        Properties loaded = new Properties();
        try (Reader reader = Files.newBufferedReader(commandConfig, StandardCharsets.UTF_8)) {
            loaded.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new PublishException(
                    commandConfig + ": can't be read as a properties file of a Kafka client: " + e, e);
        }
        Map<String, String> properties = new HashMap<>();
        loaded.stringPropertyNames().forEach(name -> properties.put(name, loaded.getProperty(name)));
        properties.remove(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        return new KafkaAccess(bootstrapServers, properties);
    }

    /**
     * A client that asks about topics and creates them: the first one that every command makes. A broker that is just
     * starting is waited for.
     *
     * @throws PublishException if nobody listens where a broker should, or somebody else than Kafka
     */
    public Admin admin() {
        if (isPlaintext() && !Greeting.awaitKafka(bootstrapServers, Duration.ofMillis(PATIENCE_MS))) {
            TimeoutException nobody = new TimeoutException("nobody listens at " + bootstrapServers);
            throw new PublishException(KafkaFailure.reason(nobody, bootstrapServers), nobody);
        }
        Map<String, Object> settings = settings(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS));
        return create(settings, Admin::create);
    }

    /** A producer that sends in transactions only; {@link Producer#initTransactions()} has not been called. */
    public Producer<byte[], byte[]> producer(String transactionalId) {
        return create(
                producerSettings(transactionalId),
                settings -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    Map<String, Object> producerSettings(String transactionalId) {
        Map<String, Object> settings = settings(Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES,
                ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG, PRODUCER_BUFFER_BYTES,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS,
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "none"));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        return settings;
    }

    /** A consumer without group that sees what is committed, from the beginning unless told otherwise. */
    public Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = settings(Map.of(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // a topic that is only asked for must not come to be, with the broker's settings
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return create(
                settings, all -> new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    private boolean isPlaintext() {
        String plaintext = SecurityProtocol.PLAINTEXT.name;
        return properties
                .getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, plaintext)
                .equalsIgnoreCase(plaintext);
    }

    private Map<String, Object> settings(Map<String, Object> tuning) {
        Map<String, Object> settings = new HashMap<>(tuning);
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, NO_REPORTERS);
        settings.putAll(properties);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }

    private <T> T create(Map<String, Object> settings, Function<Map<String, Object>, T> client) {
        try {
            return client.apply(settings);
        } catch (KafkaException e) {
            Throwable reason = e.getCause() != null ? e.getCause() : e;
            if (String.valueOf(reason.getMessage()).startsWith(NO_ADDRESS)) {
                throw new PublishException(
                        "no name in " + bootstrapServers
                                + " can be resolved: check --bootstrap-servers, and that this machine can look it up",
                        e);
            }
            throw new PublishException(
                    "no Kafka client can be made for " + bootstrapServers + ": " + reason.getMessage(), e);
        }
    }
}
