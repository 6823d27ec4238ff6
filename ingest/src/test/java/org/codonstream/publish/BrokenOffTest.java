package org.codonstream.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.api.TerminationStyle;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.codonstream.batch.Batch;
import org.codonstream.batch.BatchLimits;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.PublishReport;
import org.codonstream.schema.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A publisher that is killed, or whose broker goes: nothing of its batch is seen, and the next run goes on. */
@ExtendWith(BrokerExtension.class)
class BrokenOffTest {

    @TempDir
    private Path folder;

    @Test
    void leavesNothingOfABatchWhenKilledAndTheNextRunPublishesIt(TestTopics topics) throws Exception {
        Rows.write(folder.resolve("a.parquet"), 0, 20, 1000);
        Rows.write(folder.resolve("b.parquet"), 20, 20, 3_900_000);
        topics.layout();
        Process publisher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HangingPublisher.class.getName(),
                        topics.kafka().bootstrapServers(),
                        topics.settings().prefix(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = publisher.inputReader()) {
            assertThat(output.readLine()).isEqualTo("in the middle of batch 2");
            Awaitility.await().until(() -> topics.runsInTheLog().size() == 2);
        } finally {
            publisher.destroyForcibly().waitFor();
        }

        Instant began = Instant.now();
        PublishReport report = topics.publish(
                topics.publishing().withLimits(BatchLimits.DEFAULT.withSequences(20)), folder.toString());

        assertThat(report.skipped()).hasSize(1);
        assertThat(report.published()).hasSize(1);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(40));
        assertThat(topics.manifests()).extracting(Manifest::getSequences).containsExactlyInAnyOrder(20L, 20L);
        assertThat(topics.blocks().stream()
                        .filter(block -> block.getPublication()
                                .getBatch()
                                .equals(report.published().get(0)))
                        .map(block -> block.getPublication().getRun()))
                .isNotEmpty()
                .containsOnly(report.run());
        assertThat(topics.sequences()).hasSize(40);
        assertThat(topics.runsInTheLog())
                .as("what the killed run had sent is in the log, though no reader sees it")
                .hasSize(3);
    }

    /** Publishes until it is in the middle of a second batch, and stays there. */
    static final class HangingPublisher {

        public static void main(String[] arguments) {
            TestTopics topics = new TestTopics(
                    KafkaAccess.of(arguments[0]), new org.codonstream.topic.TopicSettings(arguments[1], 4, (short) 1));
            PublishListener hanging = new PublishListener() {
                @Override
                public void progressed(int number, long sequences, long bases) {
                    if (number == 2 && sequences > 20) {
                        System.out.println("in the middle of batch 2");
                        new java.util.concurrent.Semaphore(0).acquireUninterruptibly();
                    }
                }
            };
            new Publisher(
                            topics.kafka(),
                            topics.publishing().withLimits(BatchLimits.DEFAULT.withSequences(20)),
                            hanging)
                    .publish(List.of(arguments[2]));
        }
    }

    @Test
    void refusesBrokerNameThatDoesNotResolve() {
        Rows.write(folder.resolve("a.parquet"), 0, 1, 300);
        TestTopics nowhere = new TestTopics(KafkaAccess.of("no-such-host.invalid:9092"));

        assertThatThrownBy(() -> nowhere.publish(nowhere.publishing(), folder.toString()))
                .isInstanceOf(PublishException.class)
                .hasMessage(
                        "no name in no-such-host.invalid:9092 can be resolved: check --bootstrap-servers, and that this"
                                + " machine can look it up");
    }

    @Test
    void reportsBrokerThatGoesDuringABatchWithin30SecondsAndSaysWhatStands() throws Exception {
        Rows.write(folder.resolve("a.parquet"), 0, 4, 300);
        try (KafkaCluster cluster = BrokerExtension.start()) {
            TestTopics topics = new TestTopics(KafkaAccess.of(cluster.getBootstrapServers()));
            Instant[] gone = new Instant[1];
            PublishListener ending = new PublishListener() {
                @Override
                public void published(int number, Batch batch, long sequences, long bases) {
                    cluster.stopNodes(node -> true, TerminationStyle.ABRUPT);
                    gone[0] = Instant.now();
                }
            };
            PublishSettings settings = topics.publishing().withLimits(BatchLimits.DEFAULT.withSequences(2));

            assertThatThrownBy(
                            () -> new Publisher(topics.kafka(), settings, ending).publish(List.of(folder.toString())))
                    .isInstanceOf(PublishException.class)
                    .hasMessage("no Kafka broker answered in time at " + cluster.getBootstrapServers()
                            + ": check --bootstrap-servers, and that the broker is running; batch 1 of 2 is published and"
                            + " stands; run the same command again to go on");
            assertThat(Duration.between(gone[0], Instant.now())).isLessThan(Duration.ofSeconds(30));
        }
    }
}
