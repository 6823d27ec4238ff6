package org.codonstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.TopicLayout;
import org.junit.jupiter.api.Test;

/** How often recording is tried; that one of several publishers decides is tested against a broker elsewhere. */
class RecordedRuleTest {

    private final RecordedRule rule =
            new RecordedRule(KafkaAccess.of("localhost:9092"), new TopicLayout("codon", 1, "blocks", "counts"));
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void triesAnewWhenABrokerFailsOnACommitThatMeetsAnotherPublisher() {
        rule.record(
                IdentityRule.ACCESSION,
                failing(2, new KafkaException("Unhandled error in EndTxnResponse: The server experienced an error")));
        assertThat(tries).hasValue(3);
    }

    @Test
    void readsAnewWhatStandsWhenAnotherPublisherHasTakenOver() {
        assertThatThrownBy(() -> rule.record(IdentityRule.SEQ_ID, failing(1, new ProducerFencedException("fenced"))))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("one rule holds for all");
        assertThat(tries).hasValue(2);
    }

    @Test
    void givesUpAfterTenTries() {
        assertThatThrownBy(() -> rule.record(IdentityRule.ACCESSION, failing(100, new KafkaException("always"))))
                .isInstanceOf(PublishException.class)
                .hasMessage("refused");
        assertThat(tries).hasValue(10);
    }

    @Test
    void doesNotWaitOnceMoreForABrokerThatDoesNotAnswer() {
        assertThatThrownBy(() -> rule.record(IdentityRule.ACCESSION, failing(100, new TimeoutException("no answer"))))
                .isInstanceOf(PublishException.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void doesNotAskAgainForWhatIsForbidden() {
        TransactionalIdAuthorizationException forbidden = new TransactionalIdAuthorizationException("not yours");
        assertThatThrownBy(() -> rule.record(IdentityRule.ACCESSION, failing(100, forbidden)))
                .isInstanceOf(PublishException.class);
        assertThat(tries).hasValue(1);
    }

    /** Records the rule by accession after some failures. */
    private Supplier<IdentityRule> failing(int times, KafkaException cause) {
        return () -> {
            if (tries.incrementAndGet() <= times) {
                throw new PublishException("refused", cause);
            }
            return IdentityRule.ACCESSION;
        };
    }
}
