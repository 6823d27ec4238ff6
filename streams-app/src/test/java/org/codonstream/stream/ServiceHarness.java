package org.codonstream.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.query.SampleBlocks;
import org.codonstream.rest.Client;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.tally.Publications;
import org.codonstream.tally.Windows;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicSettings;
import org.codonstream.usage.Scope;

/** The whole service against a real broker, asked over HTTP. */
final class ServiceHarness implements AutoCloseable {

    static final int PARTITIONS = 4;

    private final String bootstrapServers;
    private final String prefix;
    private final BrokerHarness broker;

    ServiceHarness(String bootstrapServers, String prefix) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
        this.broker = new BrokerHarness(bootstrapServers, prefix, PARTITIONS);
    }

    BrokerHarness broker() {
        return broker;
    }

    TopicSettings topics() {
        return new TopicSettings(prefix, PARTITIONS, (short) 1);
    }

    StreamsAppConfig config(Path stateDir, int httpPort) {
        return new StreamsAppConfig(
                bootstrapServers,
                topics(),
                stateDir,
                2,
                0,
                Windows.DEFAULT,
                StreamsAppConfig.DEFAULT_STORE_MEMORY,
                HttpConfig.loopback(httpPort),
                Map.of());
    }

    /** A service that is ready. */
    StreamsService start(Path stateDir) throws InterruptedException {
        StreamsService service = StreamsService.start(config(stateDir, 0));
        assertThat(service.ready(BrokerHarness.PATIENCE)).as("ready in time").isTrue();
        return service;
    }

    static Client client(StreamsService service) {
        return new Client(service.uri());
    }

    /** A batch of sequences, some with accessions and some of a source, and its manifest where manifests belong. */
    void publishBatch(int batch, int sequences) {
        PublishedSequence[] rows = sequences(batch, sequences);
        broker.publish("r" + batch, "b" + batch, rows);
        Manifest manifest = SampleBlocks.manifest("b" + batch, "r" + batch, 1_000L * (batch + 1), sequences, 0);
        broker.send(
                Topic.BATCHES,
                broker.layout().partition(Scope.batch("b" + batch).text()),
                Publications.key(manifest.getPublication()).getBytes(StandardCharsets.UTF_8),
                Codecs.MANIFEST.encode(manifest));
    }

    static PublishedSequence[] sequences(int batch, int count) {
        Random random = new Random(batch);
        PublishedSequence[] rows = new PublishedSequence[count];
        for (int row = 0; row < count; row++) {
            String bases = random.ints(60L + random.nextInt(3_000), 0, 9)
                    .mapToObj(letter -> String.valueOf("ACGTACGTN".charAt(letter)))
                    .collect(Collectors.joining());
            rows[row] = row % 2 == 0
                    ? SampleBlocks.sequence(accession(batch, row), 1, "s" + row % 3, 2, bases)
                    : SampleBlocks.contig("contig_" + batch + "_" + row, "lab", bases);
        }
        return rows;
    }

    static String accession(int batch, int row) {
        return String.format("NC_%06d", 1_000 * batch + row);
    }

    /** Waits until a service says that its tables contain all that stands in the input, such many sequences. */
    void awaitContained(StreamsService service, long sequences) {
        Client client = client(service);
        await().atMost(BrokerHarness.PATIENCE).ignoreExceptions().untilAsserted(() -> {
            Map<Integer, Long> contained = new HashMap<>();
            for (JsonNode input : client.json("/v1/position").get("inputs")) {
                contained.put(
                        input.get("partition").intValue(), input.get("offset").longValue());
            }
            assertThat(contained).isEqualTo(lastOffsets());
            assertThat(client.json("/v1/usage").get("sequences").longValue()).isEqualTo(sequences);
        });
    }

    private Map<Integer, Long> lastOffsets() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ends.put(new TopicPartition(broker.layout().name(Topic.SEQUENCE_BLOCKS), partition), OffsetSpec.latest());
        }
        Map<Integer, Long> last = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                broker.admin().listOffsets(ends).all().get().entrySet()) {
            if (end.getValue().offset() > 0) {
                last.put(end.getKey().partition(), end.getValue().offset() - 1);
            }
        }
        return last;
    }

    @Override
    public void close() {
        broker.close();
    }
}
