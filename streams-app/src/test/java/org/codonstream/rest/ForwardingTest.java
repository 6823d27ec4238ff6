package org.codonstream.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.state.HostInfo;
import org.codonstream.query.DrivenInstance;
import org.codonstream.query.Queries;
import org.codonstream.query.SampleBlocks;
import org.codonstream.tally.Windows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances; one has everything, the other knows that. */
class ForwardingTest {

    private static final String BASES = "ATGGCCNNATAGCTTACGATCGACTGATCG";

    @TempDir
    Path folder;

    private RestApi ownerApi;
    private RestApi askedApi;
    private DrivenInstance owner;
    private DrivenInstance asked;
    private Client ownerClient;
    private Client client;

    @BeforeEach
    void start() {
        ownerApi = RestApi.listen("127.0.0.1", 0);
        askedApi = RestApi.listen("127.0.0.1", 0);
        owner = new DrivenInstance(folder.resolve("owner"), Windows.DEFAULT, host(ownerApi));
        asked = new DrivenInstance(folder.resolve("asked"), Windows.DEFAULT, host(askedApi));
        asked.movesTo(host(ownerApi));
        ownerApi.attach(new Queries(owner, Windows.DEFAULT));
        askedApi.attach(new Queries(asked, Windows.DEFAULT));
        ownerClient = client(ownerApi);
        client = client(askedApi);
        owner.publish(SampleBlocks.manifest("b1", "r1", 1_000, 2, 0));
        owner.publish(SampleBlocks.block(
                "b1",
                "r1",
                SampleBlocks.sequence("NC_000001", 1, "a", 2, BASES),
                SampleBlocks.contig("contig 1+ü", "lab", BASES)));
    }

    @AfterEach
    void stop() {
        askedApi.close();
        ownerApi.close();
        asked.close();
        owner.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/windows",
                "/v1/windows?scope=source:lab&reading=reverse1&from=2026-01-01T00:00:00%2B01:00",
                "/v1/batches",
                "/v1/batches/b1",
                "/v1/batches/b1?run=r1",
                "/v1/sequences?id=NC_000001.1",
                "/v1/sequences?id=contig+1%2B%C3%BC&source=lab"
            })
    void passesOnWhatTheOwnerAnswers(String target) {
        HttpResponse<String> own = ownerClient.get(target);
        HttpResponse<String> passedOn = client.get(target);

        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(passedOn.statusCode()).isEqualTo(200);
        assertThat(passedOn.body()).isEqualTo(own.body());
        assertThat(passedOn.headers().firstValue("Content-Type"))
                .isEqualTo(own.headers().firstValue("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/windows?scope=taxon:1", "/v1/batches/b2", "/v1/sequences?id=NC_000009.1"})
    void passesOnThatThereIsNoSuchThing(String target) {
        assertThat(client.get(target).statusCode()).isEqualTo(404);
        assertThat(client.get(target).body()).isEqualTo(ownerClient.get(target).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/windows", "/v1/batches", "/v1/batches/b1", "/v1/sequences?id=NC_000001.1"})
    void passesOnThatTheOwnerIsNotReady(String target) {
        owner.is(State.REBALANCING);

        assertUnavailable(client.get(target), "the streams app is starting, or partitions move between instances");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/windows", "/v1/batches/b1", "/v1/sequences?id=NC_000001.1"})
    void passesAQuestionOnOnlyOnce(String target) {
        owner.movesTo(host(askedApi));

        assertUnavailable(client.get(target), "the answer moves from this instance to another one");
        assertUnavailable(ownerClient.getForwarded(target), "the answer moves from this instance to another one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/windows", "/v1/batches", "/v1/batches/b1", "/v1/sequences?id=NC_000001.1"})
    void isUnavailableWhereTheOwnerIsGone(String target) {
        int port = ownerApi.port();
        ownerApi.close();

        HttpResponse<String> response = client.get(target);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(Client.json(response).get("error").textValue())
                .startsWith("the instance at 127.0.0.1:" + port + ", which has the answer, does not give it: ");
    }

    /** As curl sends it, and as the server takes it. */
    @Test
    void passesOnAQuestionWithLettersThatNoUriMayHave() throws IOException {
        String reply;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), askedApi.port())) {
            socket.getOutputStream()
                    .write("GET /v1/windows?scope=source:a|{b} HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(reply)
                .startsWith("HTTP/1.1 404 ")
                .endsWith(
                        "{\"error\":\"nothing is counted for scope source:a|{b}; GET /v1/scopes lists what there is\"}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/v1/windows?scope=all&to=5, /v1/windows?scope=all&to=5",
                "/?id=gi|1|gb|X.1|, /?id=gi%7C1%7Cgb%7CX.1%7C",
                "/?id=%7C+\"é\", /?id=%7C+%22%C3%A9%22"
            })
    void escapesOnlyWhatNoUriMayHave(String target, String escaped) {
        assertThat(Forwarder.escaped(target)).isEqualTo(escaped);
    }

    @Test
    void answersTablesByItself() {
        asked.publish(SampleBlocks.block("b1", "r1", SampleBlocks.sequence("NC_000001", 1, "a", 2, BASES)));
        owner.is(State.ERROR);

        assertThat(client.json("/v1/usage").get("sequences").longValue()).isEqualTo(1);
    }

    @Test
    void lastsThroughMoreQuestionsThanItHasThreads() {
        for (int question = 0; question < 100; question++) {
            assertThat(client.get("/v1/windows").statusCode()).isEqualTo(200);
        }
    }

    private static void assertUnavailable(HttpResponse<String> response, String sentence) {
        assertThat(response.body()).isEqualTo("{\"error\":\"" + sentence + "\"}");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
    }

    private static HostInfo host(RestApi api) {
        return new HostInfo("127.0.0.1", api.port());
    }

    private static Client client(RestApi api) {
        return new Client(URI.create("http://127.0.0.1:" + api.port()));
    }
}
