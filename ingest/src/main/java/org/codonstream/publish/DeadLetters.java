package org.codonstream.publish;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.ReplayReport;
import org.codonstream.kafka.TopicRecords;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.Checksum;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.DeadLetter;
import org.codonstream.schema.OriginalHeader;
import org.codonstream.schema.Place;
import org.codonstream.schema.PlaceHeader;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.TopicSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what was refused, and sends it again after the cause is mended. A replayed record keeps its first place in
 * Kafka's order, so that it does not win over what was published since.
 */
public final class DeadLetters {

    private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetters.class);
    private static final Set<Topic> REPLAYED_TO = Set.of(Topic.SEQUENCE_BLOCKS, Topic.SEQUENCE_COUNTS, Topic.BATCHES);
    private static final long TRANSACTION_BYTES = 16 << 20;

    private final KafkaAccess kafka;
    private final TopicSettings topics;

    public DeadLetters(KafkaAccess kafka, TopicSettings topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    /**
     * Hands over all letters, those of one partition in their order.
     *
     * @throws PublishException if Kafka fails
     */
    public void forEach(Consumer<Letter> action) {
        forEach(layout(), action);
    }

    /**
     * Sends one letter again as it was.
     *
     * @throws PublishException if there is no such letter, it was never a record, or Kafka fails
     */
    public ReplayReport replay(LetterId id) {
        return replayOne(id, null);
    }

    /**
     * Sends one letter again with another value, whose checksum is made here.
     *
     * @throws PublishException if there is no such letter, it was never a record, or Kafka fails
     */
    public ReplayReport replay(LetterId id, byte[] mended) {
        return replayOne(id, mended);
    }

    /**
     * Sends all letters again that were records, but for conflicts, which would be conflicts again, and for those that a
     * replay brought back: their first letters stand there too. Sending one again that was replayed before changes no
     * table: the ledger knows what it has counted.
     *
     * @throws PublishException if Kafka fails; letters sent before may stand then, and can be sent again
     */
    public ReplayReport replayAll() {
        TopicLayout layout = layout();
        Map<TopicPartition, Long> sent = new HashMap<>();
        List<ProducerRecord<byte[], byte[]>> pending = new ArrayList<>();
        long[] counts = new long[3];
        try (Transactions transactions = transactions(layout)) {
            forEach(layout, letter -> {
                String refusal = refusal(layout, letter);
                if (isOfReplay(letter.content()) || isConflict(letter.content())) {
                    return;
                }
                if (refusal != null) {
                    counts[1]++;
                    return;
                }
                pending.add(again(letter.content(), null));
                counts[0]++;
                counts[2] += size(letter.content());
                if (counts[2] > TRANSACTION_BYTES) {
                    sent.putAll(send(transactions, pending));
                    counts[2] = 0;
                }
            });
            if (!pending.isEmpty()) {
                sent.putAll(send(transactions, pending));
            }
        }
        return new ReplayReport(layout.blocksTopicId(), counts[0], counts[1], sent);
    }

    private ReplayReport replayOne(LetterId id, byte @Nullable [] mended) {
        TopicLayout layout = layout();
        Letter letter = find(layout, id);
        String refusal = refusal(layout, letter);
        if (refusal == null && mended == null && isConflict(letter.content())) {
            refusal = "it still holds two contents for one id ("
                    + letter.content().getMessage() + "); publish the input again with one of them";
        }
        if (refusal != null) {
            throw new PublishException("dead letter " + id + " can't be replayed: " + refusal);
        }
        try (Transactions transactions = transactions(layout)) {
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(List.of(again(letter.content(), mended)));
            return new ReplayReport(layout.blocksTopicId(), 1, 0, send(transactions, records));
        }
    }

    private static boolean isConflict(DeadLetter letter) {
        return letter.getReason().equals("conflict");
    }

    private static boolean isOfReplay(DeadLetter letter) {
        return letter.getHeaders().stream().anyMatch(header -> header.getKey().equals(PlaceHeader.NAME));
    }

    private TopicLayout layout() {
        try (Admin admin = kafka.admin()) {
            return new TopicCatalogue(admin, topics).find();
        }
    }

    private Transactions transactions(TopicLayout layout) {
        return Transactions.open(kafka, layout.prefix() + "-replay", "another replay of dead letters has taken over");
    }

    private void forEach(TopicLayout layout, Consumer<Letter> action) {
        new TopicRecords(kafka, layout).forEach(Topic.DEAD_LETTERS, record -> {
            try {
                action.accept(letter(record));
            } catch (UnreadableRecordException e) {
                LOGGER.atWarn()
                        .addKeyValue("partition", record.partition())
                        .addKeyValue("offset", record.offset())
                        .log("dead letter left out: {}", e.getMessage());
            }
        });
    }

    private Letter find(TopicLayout layout, LetterId id) {
        if (id.partition() < layout.partitions()) {
            TopicPartition partition = new TopicPartition(layout.name(Topic.DEAD_LETTERS), id.partition());
            ConsumerRecord<byte[], byte[]> record = new TopicRecords(kafka, layout).find(partition, id.offset());
            if (record != null) {
                try {
                    return letter(record);
                } catch (UnreadableRecordException e) {
                    throw new PublishException("dead letter " + id + " can't be read: " + e.getMessage(), e);
                }
            }
        }
        throw new PublishException("there is no dead letter " + id + " in " + layout.name(Topic.DEAD_LETTERS)
                + ": list them to see their ids");
    }

    private static Letter letter(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        if (record.value() == null) {
            throw new UnreadableRecordException("it has no value");
        }
        return new Letter(new LetterId(record.partition(), record.offset()), Codecs.DEAD_LETTER.decode(record.value()));
    }

    private static @Nullable String refusal(TopicLayout layout, Letter letter) {
        DeadLetter content = letter.content();
        if (!letter.wasPublished()) {
            return content.getReason().equals(RowPublisher.BAD_CODING_SEQUENCE)
                    ? "it is a coding sequence that was never published (" + content.getMessage()
                            + "); mend the file and publish it again, its record's other counts stand"
                    : "it is a row that was never published (" + content.getMessage()
                            + "); mend the file and publish it again";
        }
        if (REPLAYED_TO.stream().noneMatch(topic -> layout.name(topic).equals(content.getTopic()))) {
            return "topic " + content.getTopic() + " is none of those that records are published to";
        }
        if (content.getPartition() >= layout.partitions()) {
            return "topic " + content.getTopic() + " has no partition " + content.getPartition();
        }
        return null;
    }

    private static Map<TopicPartition, Long> send(
            Transactions transactions, List<ProducerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, Long> sent = transactions.run(() -> records.forEach(transactions::send));
        records.clear();
        return sent;
    }

    private static ProducerRecord<byte[], byte[]> again(DeadLetter letter, byte @Nullable [] mended) {
        byte[] value = mended != null ? mended : bytes(letter.getValue());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(letter.getTopic(), letter.getPartition(), bytes(letter.getKey()), value);
        Headers headers = record.headers();
        for (OriginalHeader header : letter.getHeaders()) {
            headers.add(header.getKey(), bytes(header.getValue()));
        }
        if (mended != null) {
            headers.remove(Checksum.HEADER);
            headers.add(Checksum.header(mended));
        }
        Place place = letter.getPlace();
        if (place != null) {
            headers.remove(PlaceHeader.NAME);
            headers.add(PlaceHeader.of(place));
        }
        return record;
    }

    private static long size(DeadLetter letter) {
        ByteBuffer value = letter.getValue();
        return value == null ? 0 : value.remaining();
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
