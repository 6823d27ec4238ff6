package org.codonstream.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.streams.state.HostInfo;
import org.codonstream.query.PublicationReport.DecisionTotals;
import org.codonstream.tally.Windows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationQueriesTest {

    private static final String BASES = "ATGGCCNNATAGCTTACGATCGACTGATCG";

    @TempDir
    Path stateDir;

    private DrivenInstance instance;
    private PublicationQueries queries;

    @BeforeEach
    void start() {
        instance = new DrivenInstance(stateDir);
        queries = new Queries(instance, Windows.DEFAULT).publications();
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    @Test
    void hasNothingForABatchThatWasNeverPublished() {
        assertThat(queries.publications("b1"))
                .isEqualTo(new Answer.Absent<>("batch b1 was never published; GET /v1/batches lists those that were"));
    }

    @Test
    void isCompleteWhenEverythingInTheManifestIsDecided() {
        instance.publish(SampleBlocks.manifest("b1", "r1", 1_000, 2, 1));
        publishSequence("b1", "r1", "NC_000001");

        assertThat(only("b1"))
                .isEqualTo(new PublicationReport(
                        "b1",
                        "r1",
                        1_000L,
                        3L,
                        2,
                        false,
                        2L,
                        2_000L,
                        "organelle",
                        new DecisionTotals(1, 0, 0, 0, 1, 0, 0)));

        publishSequence("b1", "r1", "NC_000002");

        assertThat(only("b1"))
                .isEqualTo(new PublicationReport(
                        "b1",
                        "r1",
                        1_000L,
                        3L,
                        3,
                        true,
                        2L,
                        2_000L,
                        "organelle",
                        new DecisionTotals(2, 0, 0, 0, 1, 0, 0)));
    }

    @Test
    void expectsNothingBeforeTheManifestIsRead() {
        publishSequence("b1", "r1", "NC_000001");

        assertThat(only("b1"))
                .isEqualTo(new PublicationReport(
                        "b1", "r1", null, null, 1, false, null, null, null, new DecisionTotals(1, 0, 0, 0, 0, 0, 0)));
    }

    @Test
    void hasAllPublicationsOfABatchTheLatestFirst() {
        publish("b1", "r1", 1_000);
        publish("b1", "r3", 3_000);
        publish("b1", "r2", 2_000);
        publishSequence("b1", "r0", "NC_000001");
        publish("b10", "r4", 4_000);
        publish("b1/x", "r5", 5_000);

        assertThat(found(queries.publications("b1")))
                .extracting(PublicationReport::run)
                .containsExactly("r3", "r2", "r1", "r0");
        assertThat(found(queries.publications("b1/x")))
                .extracting(PublicationReport::run)
                .containsExactly("r5");
    }

    @Test
    void listsTheLatestPublicationOfEachBatch() {
        publish("b2", "r1", 1_000);
        publish("b1", "r1", 1_000);
        publish("b1", "r2", 2_000);
        publishSequence("b3", "r1", "NC_000001");

        assertThat(found(queries.latest(List.of(0))))
                .extracting(report -> report.batch() + "/" + report.run())
                .containsExactly("b1/r2", "b2/r1", "b3/r1");
    }

    @Test
    void knowsWhoHasWhichPartitions() {
        assertThat(queries.homes())
                .isEqualTo(new Answer.Found<>(Map.of(new HostInfo("self", 1), new TreeSet<>(List.of(0)))));
        assertThat(queries.isSelf(new HostInfo("self", 1))).isTrue();
        assertThat(queries.isSelf(new HostInfo("self", 2))).isFalse();
    }

    private void publish(String batch, String run, long published) {
        instance.publish(SampleBlocks.manifest(batch, run, published, 1, 0));
    }

    private void publishSequence(String batch, String run, String accession) {
        instance.publish(SampleBlocks.block(batch, run, SampleBlocks.sequence(accession, 1, "a", null, BASES)));
    }

    private PublicationReport only(String batch) {
        List<PublicationReport> reports = found(queries.publications(batch));
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private static List<PublicationReport> found(Answer<List<PublicationReport>> answer) {
        return ((Answer.Found<List<PublicationReport>>) answer).value();
    }
}
