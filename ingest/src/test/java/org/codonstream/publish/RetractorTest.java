package org.codonstream.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.PublishReport;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Retraction;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicException;
import org.codonstream.topic.TopicLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrokerExtension.class)
class RetractorTest {

    @TempDir
    private Path folder;

    @Test
    void publishesRetractionsInThePartitionsOfTheirIdentities(TestTopics topics) throws Exception {
        topics.publish(topics.publishing(), Rows.write(folder.resolve("a.parquet"), 0, 3, 300) + "");

        PublishReport report =
                retractor(topics).retract(List.of("NC_000001.1", "NC_000001.7", "contig_1", "NC_000002"), "lab");

        assertThat(report.retractions()).isEqualTo(3);
        assertThat(report.published()).containsExactly("retract-" + report.run());
        TopicLayout layout = topics.layout();
        List<String> retracted = new java.util.ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.records(Topic.SEQUENCE_BLOCKS)) {
            SequenceBlock block = Codecs.SEQUENCE_BLOCK.decode(record.value());
            for (Retraction retraction : block.getRetractions()) {
                assertThat(layout.partition(retraction.getIdentity())).isEqualTo(record.partition());
                retracted.add(retraction.getIdentity());
            }
        }
        assertThat(retracted).containsExactlyInAnyOrder("NC_000001", "NC_000002", "lab/contig_1");
        assertThat(topics.manifests())
                .filteredOn(manifest -> manifest.getPublication().getRun().equals(report.run()))
                .singleElement()
                .satisfies(manifest -> {
                    assertThat(manifest.getRetractions()).isEqualTo(3);
                    assertThat(manifest.getSequences()).isZero();
                    assertThat(manifest.getInputs()).isEmpty();
                });
    }

    @Test
    void takesIdsAsThePrefixDoes(TestTopics topics) throws Exception {
        topics.publish(
                topics.publishing().withIdentity(IdentityRule.SEQ_ID),
                Rows.write(folder.resolve("a.parquet"), 0, 1, 300) + "");

        retractor(topics).retract(List.of("NC_000000.1"), null);

        assertThat(topics.blocks().stream().flatMap(block -> block.getRetractions().stream()))
                .containsExactly(new Retraction("NC_000000.1"));
    }

    @Test
    void refusesIdWithoutSource(TestTopics topics) {
        topics.publish(topics.publishing(), Rows.write(folder.resolve("a.parquet"), 0, 1, 300) + "");

        assertThatThrownBy(() -> retractor(topics).retract(List.of("contig_1"), null))
                .isInstanceOf(PublishException.class)
                .hasMessage("id 'contig_1' is no accession and unique only where it comes from: name its source with"
                        + " --source NAME");
    }

    @Test
    void refusesWhereNothingWasEverPublished(TestTopics topics) {
        assertThatThrownBy(() -> retractor(topics).retract(List.of("NC_000001"), null))
                .isInstanceOf(TopicException.class)
                .hasMessageContaining("does not exist");
        topics.layout();
        assertThatThrownBy(() -> retractor(topics).retract(List.of("NC_000001"), null))
                .isInstanceOf(PublishException.class)
                .hasMessage("nothing was ever published under topic prefix "
                        + topics.settings().prefix() + ": there is nothing to retract");
    }

    private static Retractor retractor(TestTopics topics) {
        return new Retractor(topics.kafka(), topics.settings());
    }
}
