package org.codonstream.reconcile;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.kafka.CommittedRecords;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.Pause;
import org.codonstream.kafka.PublishException;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.InputPosition;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.schema.UsagePosition;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.UsageKeys;

/**
 * The public result as any consumer sees it, followed from its beginning: the usage of each scope, and which inputs all of
 * them contain. Holds every scope, as each instance of the streams app does.
 */
final class UsageTopic implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TopicLayout layout;
    private final CommittedRecords records;
    private final Map<String, PublishedUsage> usages = new TreeMap<>();
    private final Map<Integer, UsagePosition> positions = new HashMap<>();

    UsageTopic(KafkaAccess kafka, TopicLayout layout) {
        this.layout = layout;
        this.records = CommittedRecords.fromTheBeginning(
                kafka,
                IntStream.range(0, layout.partitions())
                        .mapToObj(partition -> new TopicPartition(layout.name(Topic.USAGE), partition))
                        .toList());
    }

    /**
     * A scope's usage as it stands in the topic.
     *
     * @param offset of its record, by which it is seen whether it changed
     * @param value a {@code ScopeUsage} in Avro's single-object encoding
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record PublishedUsage(long offset, byte[] value) {}

    /**
     * Reads on until every table contains some records of the inputs, then to the end; waits as long as something comes.
     *
     * @throws PublishException if for a minute nothing came and they are not contained
     */
    Map<String, PublishedUsage> await(Map<TopicPartition, Long> lastRecords) {
        long lastSeen = System.nanoTime();
        while (true) {
            boolean news = records.readOn();
            records.forEachRemaining(this::take);
            Optional<String> missing = missing(lastRecords);
            if (missing.isEmpty()) {
                return new TreeMap<>(usages);
            }
            if (news) {
                lastSeen = System.nanoTime();
            } else if (System.nanoTime() - lastSeen > PATIENCE.toNanos()) {
                throw new PublishException(missing.get() + ": is the streams app running?");
            } else {
                Pause.of(PAUSE, "the tables");
            }
        }
    }

    @Override
    public void close() {
        records.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            usages.remove(key);
        } else if (UsageKeys.isPosition(key)) {
            UsagePosition position = position(record);
            positions.put(position.getUsagePartition(), position);
        } else {
            usages.put(key, new PublishedUsage(record.offset(), record.value()));
        }
    }

    private UsagePosition position(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Codecs.USAGE_POSITION.decode(record.value());
        } catch (UnreadableRecordException e) {
            throw new PublishException(
                    layout.name(Topic.USAGE) + "-" + record.partition() + ", offset " + record.offset() + ": "
                            + e.sentence(),
                    e);
        }
    }

    /** Says which input record is not contained in every table yet. */
    private Optional<String> missing(Map<TopicPartition, Long> lastRecords) {
        return lastRecords.entrySet().stream()
                .filter(last -> !contained(last.getKey(), last.getValue()))
                .map(last -> "the tables do not contain " + last.getKey() + " up to offset " + last.getValue() + " yet")
                .sorted()
                .findFirst();
    }

    private boolean contained(TopicPartition input, long offset) {
        String topicId = input.topic().equals(layout.name(Topic.SEQUENCE_COUNTS))
                ? layout.countsTopicId()
                : layout.blocksTopicId();
        return IntStream.range(0, layout.partitions()).allMatch(partition -> {
            UsagePosition position = positions.get(partition);
            return position != null
                    && position.getInputs().stream().anyMatch(reached -> reaches(reached, input, topicId, offset));
        });
    }

    private static boolean reaches(InputPosition reached, TopicPartition input, String topicId, long offset) {
        return reached.getTopic().equals(input.topic())
                && reached.getTopicId().equals(topicId)
                && reached.getPartition() == input.partition()
                && reached.getOffset() >= offset;
    }
}
