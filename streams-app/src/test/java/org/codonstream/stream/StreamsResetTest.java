package org.codonstream.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaClusterExtension.class)
class StreamsResetTest {

    static KafkaCluster cluster;

    @TempDir
    Path folder;

    private ServiceHarness harness;
    private String prefix;

    @BeforeEach
    void connect(TestInfo test) {
        prefix = "codon-" + test.getTestMethod().orElseThrow().getName();
        harness = new ServiceHarness(cluster.getBootstrapServers(), prefix);
    }

    @AfterEach
    void disconnect() {
        harness.close();
    }

    private StreamsReset reset() {
        return new StreamsReset(harness.broker().admin(), harness.topics(), folder, Duration.ZERO);
    }

    @Test
    void countsEverythingAnewAfterwards() throws Exception {
        String before;
        try (StreamsService service = harness.start(folder)) {
            harness.publishBatch(0, 40);
            harness.awaitContained(service, 40);
            before = ServiceHarness.client(service).get("/v1/usage?format=csv").body();
        }

        assertThat(reset().run())
                .hasSize(4)
                .startsWith("deleted the local stores", "deleted the offsets of group " + prefix)
                .endsWith("created " + prefix + ".usage anew");
        assertThat(topics()).noneMatch(topic -> topic.startsWith(prefix + "-"));
        assertThat(Files.exists(folder.resolve(prefix))).isFalse();
        assertThat(harness.broker().readAll(Topic.USAGE)).isEmpty();

        try (StreamsService service = harness.start(folder)) {
            harness.awaitContained(service, 40);
            assertThat(ServiceHarness.client(service)
                            .get("/v1/usage?format=csv")
                            .body())
                    .isEqualTo(before);
            assertThat(ServiceHarness.client(service)
                            .json("/v1/batches/b0?run=r0")
                            .get("decisions")
                            .toString())
                    .isEqualTo(
                            "{\"counted\":40,\"replaced\":0,\"duplicate\":0,\"stale\":0,\"rejected\":0,\"retracted\":0,"
                                    + "\"absent\":0}");
        }
    }

    @Test
    void canBeRunAgainWhereverItWasBrokenOff() throws Exception {
        try (StreamsService service = harness.start(folder)) {
            harness.publishBatch(0, 10);
            harness.awaitContained(service, 10);
        }
        // as if it had been broken off right before the topic is created again
        harness.broker()
                .admin()
                .deleteTopics(List.of(prefix + ".usage", prefix + "-ledger-changelog"))
                .all()
                .get();

        reset().run();
        assertThat(reset().run()).hasSize(2);

        try (StreamsService service = harness.start(folder)) {
            harness.awaitContained(service, 10);
        }
    }

    @Test
    void leavesAnotherAppAloneWhoseNameBeginsAlike(@TempDir Path otherFolder) throws Exception {
        try (ServiceHarness other = new ServiceHarness(cluster.getBootstrapServers(), prefix + "-test");
                StreamsService service = other.start(otherFolder)) {
            other.publishBatch(0, 10);
            other.awaitContained(service, 10);
            Set<String> before = topics();

            reset().run();

            assertThat(topics()).isEqualTo(before);
            other.publishBatch(1, 10);
            other.awaitContained(service, 20);
        }
    }

    @Test
    void refusesWhileAnInstanceIsRunning(@TempDir Path otherFolder) throws Exception {
        try (StreamsService service = harness.start(otherFolder)) {
            assertThatThrownBy(() -> reset().run())
                    .isInstanceOf(StreamsServiceException.class)
                    .hasMessageStartingWith("the streams app of prefix " + prefix + " is running (on 127.0.0.1): ")
                    .hasMessageEndingWith("): end every instance first; one that was killed is missed after 6 seconds");
            assertThat(ServiceHarness.client(service).get("/readyz").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesToDeleteAFolderInUse() throws Exception {
        try (ServiceHarness other = new ServiceHarness(cluster.getBootstrapServers(), prefix + "-test");
                StreamsService service = other.start(folder)) {
            assertThatThrownBy(() -> new StateFolder(folder, prefix + "-test").delete())
                    .isInstanceOf(StreamsServiceException.class)
                    .hasMessage("the state folder " + folder.resolve(prefix + "-test")
                            + " is in use by a running streams app: end it first");
            assertThat(ServiceHarness.client(service).get("/readyz").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesWhereTheBeginningOfTheInputIsGone() throws Exception {
        PublishedSequence[] sequences = ServiceHarness.sequences(0, 20);
        try (StreamsService service = harness.start(folder)) {
            harness.publishBatch(0, 20);
            harness.awaitContained(service, 20);
        }
        int partition =
                harness.broker().layout().partition(sequences[0].getHeading().getIdentity());
        TopicPartition blocks = new TopicPartition(prefix + ".sequence-blocks", partition);
        harness.broker()
                .admin()
                .deleteRecords(Map.of(blocks, RecordsToDelete.beforeOffset(1)))
                .all()
                .get();
        Set<String> before = topics();

        assertThatThrownBy(() -> reset().run())
                .isInstanceOf(StreamsServiceException.class)
                .hasMessage(
                        "partition " + partition + " of " + prefix + ".sequence-blocks begins at offset 1: what stood"
                                + " before is gone and could not be counted again, so nothing is reset; publish all input under"
                                + " another --topic-prefix instead");
        assertThat(topics()).isEqualTo(before);
        assertThat(Files.exists(folder.resolve(prefix))).isTrue();
    }

    @Test
    void doesNothingWhereThereIsNothing() {
        TopicSettings nothing = new TopicSettings(prefix + "-nothing", 1, (short) 1);

        assertThat(new StreamsReset(harness.broker().admin(), nothing, folder, Duration.ZERO).run())
                .isEmpty();
    }

    private Set<String> topics() throws InterruptedException, ExecutionException {
        return harness.broker().admin().listTopics().names().get();
    }
}
