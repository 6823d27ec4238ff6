package org.codonstream.kafka;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.codonstream.codon.Reading;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.PrefixSettings;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.BatchKeys;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * What is counted under a topic prefix: the identity rule and the readings, which its first publisher records for all
 * later ones in partition 0 of the topic of batches. A table never mixes rules: who counts other readings is refused. Two
 * first publishers at once: the second fences the first, and both then read what stands.
 */
public final class RecordedRule {

    private static final int PARTITION = 0;
    private static final int ATTEMPTS = 10;
    private static final List<String> READINGS =
            Arrays.stream(Reading.values()).map(Reading::label).toList();

    private final KafkaAccess kafka;
    private final TopicLayout layout;

    /** The rule of the prefix of a layout. */
    public RecordedRule(KafkaAccess kafka, TopicLayout layout) {
        this.kafka = kafka;
        this.layout = layout;
    }

    /**
     * The identity rule, if anybody has published under this prefix.
     *
     * @throws PublishException if other readings are counted under it than by this program
     */
    public Optional<IdentityRule> find() {
        AtomicReference<@Nullable IdentityRule> found = new AtomicReference<>();
        TopicPartition partition = new TopicPartition(layout.name(Topic.BATCHES), PARTITION);
        new TopicRecords(kafka, layout).forEach(List.of(partition), record -> {
            if (BatchKeys.isSettings(record.key())) {
                found.set(decode(record.value()));
            }
        });
        return Optional.ofNullable(found.get());
    }

    /**
     * Checks a rule against the recorded one.
     *
     * @throws PublishException if another rule is recorded
     */
    public void require(IdentityRule wanted, IdentityRule recorded) {
        if (wanted != recorded) {
            throw new PublishException("topic prefix " + layout.prefix() + " identifies sequences by --identity "
                    + recorded.label() + ", not " + wanted.label()
                    + ": one rule holds for all that is published under a prefix; use it, or another --topic-prefix");
        }
    }

    /**
     * Records a rule, unless one is recorded already.
     *
     * @throws PublishException if another rule is recorded, or the broker can't be reached or refuses
     */
    public void record(IdentityRule wanted) {
        record(wanted, () -> recordedAfter(wanted));
    }

    /**
     * A broker that gets a commit just as another publisher takes over does not always answer with the fence: Kafka 4.3
     * may fail on it without a name for it. So what a broker refuses is tried anew, from reading what stands.
     */
    void record(IdentityRule wanted, Supplier<IdentityRule> recording) {
        for (int attempt = 1; ; attempt++) {
            try {
                require(wanted, recording.get());
                return;
            } catch (PublishException e) {
                if (attempt == ATTEMPTS || !mayBeFenced(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean mayBeFenced(PublishException e) {
        return e.getCause() instanceof KafkaException
                && KafkaFailure.find(e, TimeoutException.class) == null
                && KafkaFailure.find(e, AuthenticationException.class) == null
                && KafkaFailure.find(e, AuthorizationException.class) == null
                && KafkaFailure.find(e, InterruptException.class) == null;
    }

    private IdentityRule recordedAfter(IdentityRule wanted) {
        String busy = "other publishers were recording the settings of topic prefix " + layout.prefix()
                + " at the same time: run the same command again";
        try (Transactions transactions = Transactions.open(kafka, layout.prefix() + "-settings", busy)) {
            Optional<IdentityRule> recorded = find();
            if (recorded.isPresent()) {
                return recorded.get();
            }
            byte[] value = Codecs.PREFIX_SETTINGS.encode(new PrefixSettings(wanted.label(), READINGS));
            transactions.run(() ->
                    transactions.send(Records.of(layout.name(Topic.BATCHES), PARTITION, BatchKeys.settings(), value)));
            return wanted;
        }
    }

    private void requireReadings(List<String> recorded) {
        if (!Set.copyOf(recorded).equals(Set.copyOf(READINGS))) {
            throw new PublishException("under topic prefix " + layout.prefix() + " readings "
                    + String.join(", ", recorded) + " are counted, not " + String.join(", ", READINGS)
                    + ": a table never mixes rules; use the codonstream that fills it, or another --topic-prefix");
        }
    }

    private IdentityRule decode(byte[] value) {
        try {
            PrefixSettings settings = Codecs.PREFIX_SETTINGS.decode(value);
            requireReadings(settings.getReadings());
            return IdentityRule.ofLabel(settings.getIdentityRule());
        } catch (UnreadableRecordException | IllegalArgumentException e) {
            throw new PublishException(
                    "the settings of topic prefix " + layout.prefix() + " can't be read (" + e.getMessage()
                            + "): a newer codonstream may have written them",
                    e);
        }
    }
}
