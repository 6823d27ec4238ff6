package org.codonstream.stream;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams that a config stands for. */
final class StreamsSettings {

    private static final int LARGEST_REQUEST = 2 << 20;

    /** A block's ledger entries and changes of scopes go in a few requests instead of hundreds, of 16 kB by default. */
    private static final int BATCH_BYTES = 256 << 10;

    private StreamsSettings() {}

    /** What a file of client settings may not change: what is refused, and what is read, decides about the totals. */
    private static boolean isExactness(String name) {
        return name.contains("exception.handler")
                || name.endsWith("isolation.level")
                || name.endsWith("auto.offset.reset")
                || name.endsWith("enable.auto.commit")
                || name.endsWith("group.id")
                || name.endsWith("transactional.id")
                || name.equals(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    }

    static Properties of(StreamsAppConfig config, String applicationServer, BoundedStores.Memory memory) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        // none, not even the one for JMX, which takes a tenth of a start: /metrics has all numbers
        settings.put(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.putAll(config.clientProperties());
        settings.keySet().removeIf(name -> isExactness(String.valueOf(name)));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.topics().prefix());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, applicationServer);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
        settings.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.topics().replicationFactor());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // with the streams protocol, metadata for queries is wrong with several threads: KAFKA-20782
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedStores.class);
        settings.put(BoundedStores.MEMORY, memory);
        // a record may be a megabyte: a few of them keep a task busy
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 8);
        // Java reads an answer of the broker's through a buffer outside the heap as large as it, one for each reading
        // thread
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 4 << 20);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 2 << 20);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // an instance that was killed is missed after 6 s
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
        // a dead letter holds a whole block
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_REQUEST);
        return settings;
    }
}
