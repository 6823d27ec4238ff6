package org.codonstream.publish;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.codonstream.batch.BatchPlan;
import org.codonstream.batch.BatchPlanner;
import org.codonstream.batch.IdentityCheck;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.RecordedRule;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicException;
import org.codonstream.topic.TopicLayout;

/** Where is published to: the topics of a prefix, found or created, and the identity rule that holds there. */
final class PublishTarget {

    private final TopicLayout layout;
    private final PublishSettings settings;
    private final RecordedRule recordedRule;
    private final IdentityRule rule;
    private boolean recorded;

    private PublishTarget(
            TopicLayout layout, PublishSettings settings, RecordedRule recordedRule, Optional<IdentityRule> found) {
        this.layout = layout;
        this.settings = settings;
        this.recordedRule = recordedRule;
        this.recorded = found.isPresent();
        this.rule = rule(found);
    }

    /**
     * Finds the topics, creates those that are missing, and looks for the rule.
     *
     * @throws PublishException if another rule is recorded than the settings ask for
     * @throws TopicException if the broker can't be reached, or its topics are not as they must be
     */
    static PublishTarget open(KafkaAccess kafka, PublishSettings settings) {
        try (Admin admin = kafka.admin()) {
            TopicLayout layout = new TopicCatalogue(admin, settings.topics()).ensure();
            RecordedRule recordedRule = new RecordedRule(kafka, layout);
            return new PublishTarget(layout, settings, recordedRule, recordedRule.find());
        }
    }

    private IdentityRule rule(Optional<IdentityRule> found) {
        IdentityRule wanted = ruleOfNewTopics(settings);
        if (settings.identity() == null) {
            return found.orElse(wanted);
        }
        found.ifPresent(other -> recordedRule.require(wanted, other));
        return wanted;
    }

    /** The rule that holds where none is recorded yet. */
    static IdentityRule ruleOfNewTopics(PublishSettings settings) {
        IdentityRule wanted = settings.identity();
        return wanted == null ? IdentityRule.ACCESSION : wanted;
    }

    TopicLayout layout() {
        return layout;
    }

    IdentityRule rule() {
        return rule;
    }

    /**
     * Cuts files into batches and checks all of their ids.
     *
     * @throws InputException if an id is bad
     */
    BatchPlan plan(List<InputFile> files, HeapBudget heap) {
        return plan(files, rule, settings, heap);
    }

    /** As {@link #plan(List, HeapBudget)}, for topics that have a rule, before they are looked at. */
    static BatchPlan plan(List<InputFile> files, IdentityRule rule, PublishSettings settings, HeapBudget heap) {
        return new BatchPlanner(settings.limits(), heap)
                .planChecked(files, new IdentityCheck(rule, settings.source(), settings.onBadRow()));
    }

    /**
     * Records the rule for all later publishers where none is recorded yet: once there is something good to publish.
     *
     * @throws PublishException if somebody has recorded another one meanwhile
     */
    void recordRule() {
        if (!recorded) {
            recordedRule.record(rule);
            recorded = true;
        }
    }
}
