package org.codonstream.benchmark;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends at least so many bytes to a new topic, in records of a block's size and one transaction, as fast as a bare producer
 * can.
 */
public final class TopicWrite {
    private static final String TOPIC = "bare";
    private static final int PARTITIONS = 4;
    private static final int RECORD_BYTES = 1_000_000;
    private static final int LARGEST_REQUEST = 2 << 20;

    private TopicWrite() {}

    @SuppressWarnings("FutureReturnValueIgnored") // the commit throws what went wrong with any of them
    public static void main(String[] args) throws ExecutionException, InterruptedException {
        create(args[0]);
        long wanted = Long.parseLong(args[1]);
        byte[] value = new byte[RECORD_BYTES];
        new SplittableRandom(1).nextBytes(value);
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, args[0],
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, TOPIC,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            long began = System.nanoTime();
            long sent = 0;
            for (; sent < wanted; sent += RECORD_BYTES) {
                producer.send(new ProducerRecord<>(TOPIC, value));
            }
            producer.commitTransaction();
            System.out.println(new TopicBytes(sent, (System.nanoTime() - began) / 1e9).text());
        }
    }

    private static void create(String bootstrapServers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            NewTopic topic = new NewTopic(TOPIC, PARTITIONS, (short) 1)
                    .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_REQUEST)));
            admin.createTopics(List.of(topic)).all().get();
        }
    }
}
