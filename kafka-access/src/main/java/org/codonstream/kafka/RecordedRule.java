package org.codonstream.kafka;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.PrefixSettings;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.BatchKeys;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * The identity rule of a topic prefix, which its first publisher records for all later ones in partition 0 of the topic
 * of batches. Two first publishers at once: the second fences the first, and both then read what stands.
 */
public final class RecordedRule {

    private static final int PARTITION = 0;
    private static final int ATTEMPTS = 3;

    private final KafkaAccess kafka;
    private final TopicLayout layout;

    /** The rule of the prefix of a layout. */
    public RecordedRule(KafkaAccess kafka, TopicLayout layout) {
        this.kafka = kafka;
        this.layout = layout;
    }

    /** The rule, if anybody has published under this prefix. */
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
     * @throws PublishException if another rule is recorded
     */
    public void record(IdentityRule wanted) {
        for (int attempt = 1; ; attempt++) {
            try {
                require(wanted, recordedAfter(wanted));
                return;
            } catch (PublishException e) {
                if (e.getCause() == null || !KafkaFailure.isFenced(e.getCause()) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private IdentityRule recordedAfter(IdentityRule wanted) {
        String busy = "other publishers were recording the settings of topic prefix " + layout.prefix()
                + " at the same time: run the same command again";
        try (Transactions transactions = Transactions.open(kafka, layout.prefix() + "-settings", busy)) {
            Optional<IdentityRule> recorded = find();
            if (recorded.isPresent()) {
                return recorded.get();
            }
            byte[] value = Codecs.PREFIX_SETTINGS.encode(new PrefixSettings(wanted.label()));
            transactions.run(() ->
                    transactions.send(Records.of(layout.name(Topic.BATCHES), PARTITION, BatchKeys.settings(), value)));
            return wanted;
        }
    }

    private IdentityRule decode(byte[] value) {
        try {
            return IdentityRule.ofLabel(Codecs.PREFIX_SETTINGS.decode(value).getIdentityRule());
        } catch (UnreadableRecordException | IllegalArgumentException e) {
            throw new PublishException(
                    "the settings of topic prefix " + layout.prefix() + " can't be read (" + e.getMessage()
                            + "): a newer codonstream may have written them",
                    e);
        }
    }
}
