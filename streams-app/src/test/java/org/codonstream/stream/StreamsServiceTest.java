package org.codonstream.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.codonstream.codon.Reading;
import org.codonstream.ledger.LedgerProcessor;
import org.codonstream.query.RunningInstance;
import org.codonstream.rest.Client;
import org.codonstream.rest.HttpStartException;
import org.codonstream.tally.Publications;
import org.codonstream.tally.TallyProcessor;
import org.codonstream.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaClusterExtension.class)
class StreamsServiceTest {

    static KafkaCluster cluster;

    @TempDir
    Path folder;

    private ServiceHarness harness;

    @BeforeEach
    void connect(TestInfo test) {
        String prefix = "codon-" + test.getTestMethod().orElseThrow().getName();
        harness = new ServiceHarness(cluster.getBootstrapServers(), prefix);
    }

    @AfterEach
    void disconnect() {
        harness.close();
    }

    @Test
    void answersForAllThatWasPublished() throws InterruptedException {
        try (StreamsService service = harness.start(folder)) {
            Client client = ServiceHarness.client(service);
            assertThat(client.json("/v1/usage").get("sequences").longValue()).isZero();
            assertThat(client.get("/v1/usage?scope=batch:b0").statusCode()).isEqualTo(404);
            harness.publishBatch(0, 30);
            harness.awaitContained(service, 30);

            assertThat(client.get("/readyz").body()).isEqualTo("{\"status\":\"ready\",\"state\":\"RUNNING\"}");
            assertThat(client.get("/healthz").body()).isEqualTo("{\"status\":\"alive\",\"state\":\"RUNNING\"}");
            assertThat(client.json("/v1/usage?scope=batch:b0").get("sequences").longValue())
                    .isEqualTo(30);
            await().atMost(BrokerHarness.PATIENCE)
                    .until(() ->
                            client.json("/v1/batches/b0?run=r0").get("complete").booleanValue());
            assertThat(client.json("/v1/batches").get("batches")).hasSize(1);
            assertThat(client.get("/v1/sequences?id=NC_000000.1").statusCode()).isEqualTo(200);
            assertThat(client.get("/v1/sequences?id=contig_0_1&source=lab").statusCode())
                    .isEqualTo(200);
            assertWindowsAddUp(client);
        }
    }

    private static void assertWindowsAddUp(Client client) {
        for (JsonNode scope : client.json("/v1/scopes").get("scopes")) {
            for (Reading reading : Reading.values()) {
                String target = "scope=" + scope.get("scope").textValue() + "&reading=" + reading.label();
                JsonNode windows = client.json("/v1/windows?" + target);
                long counted = windows.get("before").get("counted").longValue();
                for (JsonNode window : windows.get("windows")) {
                    counted += window.get("counted").longValue();
                }
                assertThat(counted)
                        .as(target)
                        .isEqualTo(
                                client.json("/v1/usage?" + target).get("codons").longValue());
            }
        }
    }

    @Test
    void showsNumbersThatPrometheusReads() throws InterruptedException {
        try (StreamsService service = harness.start(folder)) {
            harness.publishBatch(0, 30);
            harness.awaitContained(service, 30);
            harness.broker()
                    .send(new ProducerRecord<>(
                            harness.broker().layout().name(Topic.USAGE), 0, new byte[] {'a'}, new byte[] {1}));
            Client client = ServiceHarness.client(service);
            await().atMost(BrokerHarness.PATIENCE).until(() -> client.get("/metrics")
                    .body()
                    .contains("\ncodonstream_global_usage_unreadable_total 1.0\n"));

            // what belongs to a task is there once tasks are
            await().atMost(BrokerHarness.PATIENCE)
                    .until(() -> client.get("/metrics").body().contains("kafka_stream_task_process_total"));

            String metrics = client.get("/metrics").body();

            Set<String> samples = new HashSet<>();
            Set<String> types = new HashSet<>();
            for (String line : metrics.split("\n")) {
                if (line.startsWith("# TYPE ")) {
                    assertThat(types.add(line.split(" ")[2])).as(line).isTrue();
                } else if (!line.startsWith("#")) {
                    assertThat(line).matches("[a-z_]\\w*(\\{(\\w+=\"[^\"]*\",?)*})? (-?[0-9.]+(E-?\\d+)?|NaN|[+-]Inf)");
                    assertThat(samples.add(line.substring(0, line.lastIndexOf(' '))))
                            .as(line)
                            .isTrue();
                }
            }
            assertThat(samples).anyMatch(sample -> sample.startsWith("kafka_stream_"));
            assertThat(metrics.length()).isLessThan(400_000);
        }
    }

    @Test
    void givesTheSameAnswersFromTwoInstances() throws InterruptedException {
        try (StreamsService one = harness.start(folder.resolve("one"));
                StreamsService two = harness.start(folder.resolve("two"))) {
            int batches = 12;
            for (int batch = 0; batch < batches; batch++) {
                harness.publishBatch(batch, 10);
            }
            harness.awaitContained(one, 10L * batches);
            harness.awaitContained(two, 10L * batches);
            Client clientOne = ServiceHarness.client(one);
            Client clientTwo = ServiceHarness.client(two);
            for (Client client : List.of(clientOne, clientTwo)) {
                await().atMost(BrokerHarness.PATIENCE)
                        .ignoreExceptions()
                        .until(() -> completeBatches(client) == batches);
            }

            List<String> targets = new ArrayList<>(List.of("/v1/batches", "/v1/scopes", "/v1/position"));
            for (JsonNode scope : clientOne.json("/v1/scopes").get("scopes")) {
                targets.add("/v1/windows?reading=reverse1&scope="
                        + scope.get("scope").textValue());
                targets.add("/v1/usage?format=csv&scope=" + scope.get("scope").textValue());
            }
            for (int batch = 0; batch < batches; batch++) {
                targets.add("/v1/batches/b" + batch);
                for (int row = 0; row < 10; row++) {
                    targets.add(
                            row % 2 == 0
                                    ? "/v1/sequences?id=" + ServiceHarness.accession(batch, row) + ".1"
                                    : "/v1/sequences?source=lab&id=contig_" + batch + "_" + row);
                }
            }
            for (String target : targets) {
                assertThat(clientOne.get(target).statusCode()).as(target).isEqualTo(200);
                assertThat(clientTwo.get(target).body())
                        .as(target)
                        .isEqualTo(clientOne.get(target).body());
            }
            assertThat(clientOne.get("/v1/sequences?id=NC_999999.1").statusCode())
                    .isEqualTo(404);
            assertThat(clientTwo.get("/v1/sequences?id=NC_999999.1").statusCode())
                    .isEqualTo(404);
            assertThat(partsOfTheList(clientOne)).isNotEqualTo(partsOfTheList(clientTwo));
        }
    }

    private static long completeBatches(Client client) {
        long complete = 0;
        for (JsonNode batch : client.json("/v1/batches").get("batches")) {
            complete += batch.get("complete").booleanValue() ? 1 : 0;
        }
        return complete;
    }

    /** The partitions that an instance has by itself. */
    private static Set<Integer> partsOfTheList(Client client) {
        Set<Integer> parts = new TreeSet<>();
        for (int partition = 0; partition < ServiceHarness.PARTITIONS; partition++) {
            if (client.get("/v1/batches?partitions=" + partition).statusCode() == 200) {
                parts.add(partition);
            }
        }
        return parts;
    }

    @Test
    void hasTheWholeTableFromTheFirstAnswerOnAfterARestartWithoutState() throws InterruptedException {
        String before;
        try (StreamsService service = harness.start(folder.resolve("one"))) {
            harness.publishBatch(0, 50);
            harness.awaitContained(service, 50);
            before = ServiceHarness.client(service).get("/v1/usage?format=csv").body();
        }

        try (StreamsService service = StreamsService.start(harness.config(folder.resolve("two"), 0))) {
            assertThat(ServiceHarness.client(service)
                            .get("/v1/usage?format=csv")
                            .body())
                    .isEqualTo(before);
        }
    }

    @Test
    void findsKeysWhereThePublishersPutThem() {
        try (StreamsApp app = harness.broker().start(folder)) {
            RunningInstance instance = RunningInstance.of(app.streams(), app.layout(), "127.0.0.1:1");
            for (String store : List.of(
                    LedgerProcessor.LEDGER_STORE,
                    Publications.STORE,
                    TallyProcessor.USAGE_STORE,
                    TallyProcessor.WINDOW_STORE)) {
                assertThat(IntStream.range(0, 100).mapToObj(key -> "batch:schlüssel/" + key))
                        .allSatisfy(key -> {
                            assertThat(instance.owner(store, key).partition())
                                    .isEqualTo(app.layout().partition(key));
                            assertThat(instance.owner(store, key).activeHost()).isEqualTo(instance.self());
                        });
            }
        }
    }

    @Test
    void saysThatTheStateFolderIsInUse() throws InterruptedException {
        try (StreamsService service = harness.start(folder)) {
            assertThatThrownBy(() -> StreamsService.start(harness.config(folder, 0)))
                    .isInstanceOf(StreamsServiceException.class)
                    .hasMessage("the state folder " + folder
                            + " is in use by another instance of the streams app: end that one, or give each its own");
            assertThat(ServiceHarness.client(service).get("/readyz").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> StreamsService.start(harness.config(folder, taken.getLocalPort())))
                    .isInstanceOf(HttpStartException.class)
                    .hasMessage(
                            "HTTP port " + taken.getLocalPort()
                                    + " of 127.0.0.1 is in use: end what listens there, or choose another one with --http-port");
        }
    }

    @Test
    void saysThatItDoesNotKnowABroker() {
        StreamsAppConfig config = harness.config(folder, 0);
        StreamsAppConfig nowhere = new StreamsAppConfig(
                "no.such.host.invalid:9092",
                config.topics(),
                folder,
                1,
                0,
                config.windows(),
                config.storeMemory(),
                config.http(),
                config.clientProperties());

        assertThatThrownBy(() -> StreamsService.start(nowhere))
                .isInstanceOf(StreamsServiceException.class)
                .hasMessageStartingWith("can't connect to no.such.host.invalid:9092 (")
                .hasMessageEndingWith("): check --bootstrap-servers");
    }

    @Test
    void endsInOrderAndStopsListening() throws InterruptedException {
        StreamsService service = harness.start(folder);
        service.close();

        assertThat(service.awaitEnd(BrokerHarness.PATIENCE)).isTrue();
        assertThat(service.ready(BrokerHarness.PATIENCE)).isFalse();
        assertThatThrownBy(() -> ServiceHarness.client(service).get("/healthz"))
                .hasMessageContaining("ConnectException");
    }
}
