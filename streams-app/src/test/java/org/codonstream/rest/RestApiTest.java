package org.codonstream.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.streams.KafkaStreams.State;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.codon.Reading;
import org.codonstream.indices.CaiReference;
import org.codonstream.indices.CodonIndices;
import org.codonstream.indices.IndexFormat;
import org.codonstream.query.DrivenInstance;
import org.codonstream.query.Queries;
import org.codonstream.query.SampleBlocks;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.GeneticCodeShare;
import org.codonstream.schema.ScopeUsage;
import org.codonstream.tally.Windows;
import org.codonstream.usage.CodonRow;
import org.codonstream.usage.CodonUsageTable;
import org.codonstream.usage.RowSelection;
import org.codonstream.usage.TableHeading;
import org.codonstream.usage.TableReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestApiTest {

    private static final String BASES = "ATGGCCNNATAGCTTACGATCGACTGATCG";

    @TempDir
    Path stateDir;

    private DrivenInstance instance;
    private RestApi api;
    private Client client;

    @BeforeEach
    void start() {
        instance = new DrivenInstance(stateDir);
        api = RestApi.listen("127.0.0.1", 0);
        client = new Client(URI.create("http://127.0.0.1:" + api.port()));
    }

    @AfterEach
    void stop() {
        api.close();
        instance.close();
    }

    private void attach() {
        api.attach(new Queries(instance, Windows.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/usage",
                "/v1/usage?scope=taxon:1",
                "/v1/scopes",
                "/v1/batches",
                "/v1/batches/b1",
                "/v1/windows",
                "/v1/sequences?id=NC_000001",
                "/v1/position",
                "/readyz"
            })
    void isUnavailableUntilAnAppIsThereAndReady(String target) {
        assertUnavailable(client.get(target), "the streams app is starting");

        attach();
        instance.is(State.CREATED);

        assertUnavailable(client.get(target), "the streams app is starting");
    }

    private static void assertUnavailable(HttpResponse<String> response, String sentence) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(Client.json(response).get("error").textValue()).isEqualTo(sentence);
    }

    @Test
    void isAliveWithoutAnApp() {
        assertThat(client.get("/healthz").body()).isEqualTo("{\"status\":\"alive\",\"state\":\"CREATED\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, 200, 200",
        "REBALANCING, 200, 503",
        "PENDING_SHUTDOWN, 200, 503",
        "PENDING_ERROR, 200, 503",
        "ERROR, 503, 503",
        "NOT_RUNNING, 503, 503"
    })
    void tellsAliveFromReady(State state, int health, int readiness) {
        attach();
        instance.is(state);

        assertThat(client.get("/healthz").statusCode()).isEqualTo(health);
        assertThat(client.get("/readyz").statusCode()).isEqualTo(readiness);
    }

    @Test
    void listsItsEndpoints() {
        HttpResponse<String> response = client.get("/");

        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(response.body())
                .contains("/v1/usage", "/v1/scopes", "/v1/batches", "/v1/windows", "/v1/sequences", "/v1/position");
        assertThat(response.body().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void saysInJsonThatThereIsNoSuchPathOrMethod() {
        HttpResponse<String> noPath = client.get("/v2/usage");
        HttpResponse<String> noMethod = client.post("/v1/usage");

        assertThat(noPath.statusCode()).isEqualTo(404);
        assertThat(Client.json(noPath).get("error").textValue())
                .isEqualTo("there is nothing at /v2/usage; GET / lists what there is");
        assertThat(noMethod.statusCode()).isEqualTo(405);
        assertThat(Client.json(noMethod).get("error").textValue()).isEqualTo("only GET is answered at /v1/usage");
    }

    @Test
    void refusesAQueryThatItsServerWouldReadOnlyInPart() throws Exception {
        attach();
        URL url = new URL("http", "127.0.0.1", api.port(), "/v1/usage?scope=source:%zz");
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();

        assertThat(connection.getResponseCode()).isEqualTo(400);
        try (InputStream body = connection.getErrorStream()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("the query 'scope=source:%zz' has a % without two hexadecimal digits behind it");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/usage?scope=taxon:x|scope 'taxon:x': must be all, source:NAME, taxon:ID, taxon:ID/COMPARTMENT, code:ID or batch:ID",
                "/v1/usage?reading=frame3|reading frame3: must be one of frame0, frame1, frame2, reverse0, reverse1, reverse2, cds",
                "/v1/usage?strand=x|strand x: must be one of +, -, both",
                "/v1/usage?reading=cds&strand=both|strand both: reading cds takes each coding sequence from its own strand; leave the strand out, or take frame0, frame1 or frame2",
                "/v1/indices?reading=reverse0&strand=-|strand -: reading reverse0 is one of the other strand already; leave the strand out, or take frame0, frame1 or frame2",
                "/v1/usage?format=xml|format xml: must be one of table, csv, tsv, json, cusp, gcg, cutg, spsum",
                "/v1/usage?code=7|genetic code 7: must be one of 1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33",
                "/v1/usage?code=one|code 'one': must be a whole number, 1 to 2147483647",
                "/v1/usage?code=auto|scope all states no genetic code: name one with code=",
                "/v1/usage?min_count=-1|min_count '-1': must be a whole number, at least 0",
                "/v1/usage?top=0|top '0': must be a whole number, 1 to 2147483647",
                "/v1/usage?skip_stops=x|skip_stops 'x': must be true or false",
                "/v1/usage?scop=all|parameter scop: must be one of scope, reading, strand, code, family, format, skip_stops, min_count, top",
                "/v1/usage?family=six|family six: must be one of amino-acid, box",
                "/v1/usage?format=gcg&top=3|format gcg: has all 64 codons; stops or rows can't be left out",
                "/v1/indices?format=cusp|format cusp: must be one of table, csv, tsv, json",
                "/v1/indices?code=auto|scope all states no genetic code: name one with code=",
                "/v1/scopes?after=x|scope 'x': must be all, source:NAME, taxon:ID, taxon:ID/COMPARTMENT, code:ID or batch:ID",
                "/v1/indices?top=3|parameter top: must be one of scope, reading, strand, code, family, format",
                "/v1/scopes?limit=0|limit '0': must be a whole number, 1 to 10000",
                "/v1/position?x=1|parameter x: there are none here",
                "/v1/windows?from=never|from 'never': must be a time such as 2026-01-31T12:00:00Z, a date such as 2026-01-31, or milliseconds since 1970",
                "/v1/windows?from=5&to=5|from '5', to '5': to must be later than from",
                "/v1/batches?partitions=a|partitions 'a': must be numbers separated by commas",
                "/v1/batches/%20|batch ' ': must be 1 to 200 characters",
                "/v1/sequences|id: must name a sequence, as /v1/sequences?id=NC_012920.1 does",
                "/v1/sequences?id=|id: must name a sequence, as /v1/sequences?id=NC_012920.1 does"
            })
    void saysWhatIsWrongWithAQuestion(String target, String sentence) {
        attach();

        HttpResponse<String> response = client.get(target);

        assertThat(response.body()).isEqualTo("{\"error\":\"" + sentence + "\"}");
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/usage?scope=taxon:1|nothing is counted for scope taxon:1; GET /v1/scopes lists what there is",
                "/v1/windows?scope=taxon:1|nothing is counted for scope taxon:1; GET /v1/scopes lists what there is",
                "/v1/batches/b1|batch b1 was never published; GET /v1/batches lists those that were",
                "/v1/sequences?id=NC_000001.1|no sequence NC_000001.1 was ever published: looked for NC_000001 and"
                        + " NC_000001.1; an id that is no accession needs its source, as in &source=NAME",
                "/v1/sequences?id=c1&source=lab|no sequence c1 was ever published: looked for lab/c1 and c1"
            })
    void isNotFoundOnlyWhereThereIsNoSuchThing(String target, String sentence) {
        attach();

        HttpResponse<String> response = client.get(target);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Client.json(response).get("error").textValue()).isEqualTo(sentence);
    }

    @Test
    void hidesAFaultOfItsOwnBehindOneSentence() {
        attach();
        // a genetic code that no publisher can state
        instance.put(
                "source:a",
                Codecs.SCOPE_USAGE.encode(
                        new ScopeUsage("source:a", 1L, 0L, 3L, List.of(new GeneticCodeShare(99, 1L, 0L)), List.of())));

        HttpResponse<String> response = client.get("/v1/usage?scope=source:a&code=auto");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"error\":\"this is a fault of the server: its log says more\"}");
    }

    @Test
    void givesATableOfZerosBeforeAnythingIsCounted() {
        attach();

        JsonNode table = client.json("/v1/usage");

        assertThat(table.get("sequences").longValue()).isZero();
        assertThat(table.get("rows")).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource({
        "json, application/json",
        "csv, text/csv;charset=utf-8",
        "tsv, text/tab-separated-values;charset=utf-8",
        "table, text/plain;charset=utf-8",
        "cusp, text/plain;charset=utf-8",
        "gcg, text/plain;charset=utf-8",
    })
    void givesATableInEveryFormat(String format, String contentType) {
        attach();
        publish();

        HttpResponse<String> response = client.get("/v1/usage?scope=source:organelle&code=2&format=" + format);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).isEqualToIgnoringCase(contentType);
        assertThat(response.body()).contains("ATG");
    }

    @Test
    void givesTheTableThatIsAskedFor() {
        attach();
        publish();

        assertThat(client.get("/v1/usage?scope=code:2&code=2&format=csv&min_count=1&skip_stops")
                        .body()
                        .lines())
                .startsWith("codon,amino_acid,count,fraction,per_thousand,rscu")
                .noneMatch(line -> line.contains(",*,"))
                .noneMatch(line -> line.contains(",0,"));
        assertThat(client.get("/v1/usage?top=3&format=tsv").body().lines()).hasSize(4);
        assertThat(client.json("/v1/usage?reading=reverse2").get("codons").longValue())
                .isEqualTo(SampleBlocks.frames(BASES).reading(Reading.REVERSE2).counted());
    }

    @ParameterizedTest
    @CsvSource({"%2B, frame1", "+, frame1", "-, reverse1", "both, frame1+reverse1"})
    void givesTheStrandsThatAreAskedFor(String strand, String reading) {
        attach();
        publish();

        JsonNode table = client.json("/v1/usage?reading=frame1&strand=" + strand);
        JsonNode indices = client.json("/v1/indices?reading=frame1&strand=" + strand);

        FrameCounts frames = SampleBlocks.frames(BASES);
        CodonCounts expected = Arrays.stream(reading.split("\\+"))
                .map(label -> frames.reading(Reading.ofLabel(label)))
                .reduce(CodonCounts.ZERO, CodonCounts::plus);
        assertThat(table.get("reading").textValue()).isEqualTo(reading);
        assertThat(TableReader.read(table.toString()).toArray()).isEqualTo(expected.toArray());
        assertThat(table.get("ambiguous").longValue()).isEqualTo(expected.ambiguous());
        assertThat(indices.get("reading").textValue()).isEqualTo(reading);
        assertThat(indices.get("codons").longValue()).isEqualTo(expected.counted());
    }

    @Test
    void comparesWithTheBoxWhereItIsAskedTo() {
        attach();
        publish();

        CodonCounts counts = SampleBlocks.frames(BASES).reading(Reading.FRAME0);
        CodonFamilies boxes = CodonFamilies.of(GeneticCodes.ncbi().get(1), FamilyRule.BOX);
        JsonNode rows =
                client.json("/v1/usage?scope=source:organelle&family=box").get("rows");
        for (CodonRow row : CodonUsageTable.of(counts, boxes, RowSelection.ALL).rows()) {
            JsonNode rscu = rows.get(row.codon()).get("rscu");
            assertThat(rscu.isNull() ? null : Double.valueOf(rscu.doubleValue()))
                    .isEqualTo(row.rscu());
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheIndicesThatTheCountsHave(IndexFormat format) {
        attach();
        publish();

        HttpResponse<String> response = client.get(
                "/v1/indices?scope=source:organelle&code=auto&family=box&reading=frame1&format=" + format.label());

        GeneticCode code = GeneticCodes.ncbi().get(2);
        CodonCounts counts = SampleBlocks.frames(BASES).reading(Reading.FRAME1);
        assertThat(response.body())
                .isEqualTo(format.toText(
                        new TableHeading("source:organelle", Reading.FRAME1, code, 1, 0, BASES.length()),
                        CodonIndices.of(counts, CodonFamilies.of(code, FamilyRule.BOX), CaiReference.ecoli())));
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(format.mediaType());
    }

    @Test
    void givesNullsAndReasonsForTheIndicesOfNothing() {
        attach();

        JsonNode indices = client.json("/v1/indices");

        assertThat(indices.get("enc").isNull()).isTrue();
        assertThat(indices.get("undefined").get("gc").textValue()).isEqualTo("no codons");
    }

    @Test
    void appliesTheScopesOwnCodeWhereItHasOne() {
        attach();
        publish();

        JsonNode table = client.json("/v1/usage?code=auto");
        assertThat(table.get("genetic_code").intValue()).isEqualTo(2);
        assertThat(table.get("stated_codes"))
                .hasToString("[{\"genetic_code\":2,\"sequences\":1,\"coding_sequences\":0}]");

        instance.publish(SampleBlocks.block("b2", "r2", SampleBlocks.sequence("NC_000002", 1, "organelle", 11, BASES)));

        HttpResponse<String> response = client.get("/v1/usage?code=auto");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).get("error").textValue())
                .isEqualTo("scope all has genetic codes 2, 11: name one with code=");
    }

    @Test
    void listsScopes() {
        attach();
        publish();

        assertThat(client.get("/v1/scopes?prefix=source:").body())
                .isEqualTo(
                        "{\"scopes\":[{\"scope\":\"source:organelle\",\"sequences\":1,\"coding_sequences\":0,\"bases\":30}],"
                                + "\"next\":null}");
        assertThat(client.json("/v1/scopes?limit=1").get("next").textValue()).isEqualTo("all");
    }

    @Test
    void tellsItsPosition() {
        attach();
        publish();

        assertThat(client.get("/v1/position").body())
                .isEqualTo(
                        "{\"topic_id\":\"blocks-id\",\"usage_partitions\":1,\"inputs\":[{\"topic\":\"codon.sequence-blocks\","
                                + "\"topic_id\":\"blocks-id\",\"partition\":0,\"offset\":0}]}");
    }

    @Test
    void listsBatches() {
        attach();
        publish();
        String publication =
                "{\"batch\":\"b1\",\"run\":\"r1\",\"published\":\"1970-01-01T00:00:01Z\",\"published_ms\":1000,"
                        + "\"expected\":2,\"decided\":2,\"complete\":true,\"sequences\":1,\"bases\":1000,"
                        + "\"source\":\"organelle\",\"decisions\":{\"counted\":1,\"replaced\":0,\"duplicate\":0,"
                        + "\"stale\":0,\"rejected\":1,\"retracted\":0,\"absent\":0}}";

        assertThat(client.get("/v1/batches").body()).isEqualTo("{\"batches\":[" + publication + "]}");
        assertThat(client.get("/v1/batches?partitions=0").body()).isEqualTo("{\"batches\":[" + publication + "]}");
        assertThat(client.get("/v1/batches/b1").body())
                .isEqualTo("{\"batch\":\"b1\",\"publications\":[" + publication + "]}");
        assertThat(client.get("/v1/batches/b1?run=r1").body()).isEqualTo(publication);
        assertThat(client.json("/v1/batches/b1?run=r2").get("error").textValue())
                .isEqualTo("run r2 did not publish batch b1");
    }

    @Test
    void showsAPublicationWithoutItsManifest() {
        attach();
        instance.publish(SampleBlocks.block("b1", "r1", SampleBlocks.sequence("NC_000001", 1, "a", 2, BASES)));

        JsonNode publication = client.json("/v1/batches/b1?run=r1");

        assertThat(publication.get("expected").isNull()).isTrue();
        assertThat(publication.get("published").isNull()).isTrue();
        assertThat(publication.get("complete").booleanValue()).isFalse();
        assertThat(publication.get("decided").longValue()).isEqualTo(1);
    }

    @Test
    void showsWindowsThatAddUp() {
        attach();
        publish();

        JsonNode windows = client.json("/v1/windows?scope=source:organelle&from=2026-01-01");

        assertThat(fields(windows)).containsExactly("scope", "reading", "before", "windows", "after", "total");
        JsonNode window = windows.get("windows").get(0);
        assertThat(fields(window))
                .startsWith(
                        "start",
                        "start_ms",
                        "end",
                        "end_ms",
                        "sequences",
                        "coding_sequences",
                        "bases",
                        "counted",
                        "ambiguous",
                        "trailing",
                        "codons");
        assertThat(window.get("start").textValue()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(window.get("end").textValue()).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(window.get("codons")).isEqualTo(windows.get("total").get("codons"));
        assertThat(windows.get("before").get("sequences").longValue()).isZero();
        assertThat(client.json("/v1/windows?from=2027-01-01").get("before")).isEqualTo(windows.get("total"));
        assertThat(client.json("/v1/windows?to=2025-01-01").get("after")).isEqualTo(windows.get("total"));
    }

    @Test
    void showsASequence() {
        attach();
        publish();

        JsonNode sequence = client.json("/v1/sequences?id=NC_000001.9");

        assertThat(sequence.get("id").textValue()).isEqualTo("NC_000001.1");
        assertThat(sequence.get("identity").textValue()).isEqualTo("NC_000001");
        assertThat(sequence.get("version").intValue()).isEqualTo(1);
        assertThat(sequence.get("retracted").booleanValue()).isFalse();
        assertThat(sequence.get("length").longValue()).isEqualTo(BASES.length());
        assertThat(sequence.get("batch").textValue()).isEqualTo("b1");
        assertThat(sequence.get("place").toString()).isEqualTo("{\"generation\":0,\"offset\":0}");
        assertThat(sequence.get("refget").textValue()).matches("SQ\\.[A-Za-z0-9_-]{32}");
        for (Reading reading : Reading.values()) {
            CodonCounts expected = reading == Reading.CDS
                    ? CodonCounts.ZERO
                    : SampleBlocks.frames(BASES).reading(reading);
            JsonNode counts = sequence.get("readings").get(reading.label());
            assertThat(counts.get("counted").longValue()).isEqualTo(expected.counted());
            assertThat(counts.get("ambiguous").longValue()).isEqualTo(expected.ambiguous());
            assertThat(counts.get("trailing").longValue()).isEqualTo(expected.trailing());
            for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
                assertThat(counts.get("codons").get(Codon.text(codon)).longValue())
                        .isEqualTo(expected.codon(codon));
            }
        }
        assertThat(client.json("/v1/sequences?identity=NC_000001")).isEqualTo(sequence);
    }

    @Test
    void showsContigsOfTwoSourcesApart() {
        attach();
        instance.publish(SampleBlocks.block(
                "b1",
                "r1",
                SampleBlocks.contig("contig_1", "lab", BASES),
                SampleBlocks.contig("contig_1", "sea", BASES)));

        assertThat(client.json("/v1/sequences?id=contig_1&source=lab")
                        .get("identity")
                        .textValue())
                .isEqualTo("lab/contig_1");
        assertThat(client.json("/v1/sequences?id=contig_1&source=sea")
                        .get("identity")
                        .textValue())
                .isEqualTo("sea/contig_1");
        assertThat(client.get("/v1/sequences?id=contig_1").statusCode()).isEqualTo(404);
    }

    @Test
    void showsARetractedSequence() {
        attach();
        publish();
        instance.publish(SampleBlocks.retraction("retract", "r2", "NC_000001"));

        JsonNode sequence = client.json("/v1/sequences?id=NC_000001.1");

        assertThat(sequence.get("retracted").booleanValue()).isTrue();
        assertThat(sequence.get("length").isNull()).isTrue();
        assertThat(sequence.get("place").toString()).isEqualTo("{\"generation\":0,\"offset\":1}");
    }

    @Test
    void showsTheNumbersOfTheJvmBeforeThereIsAnApp() {
        HttpResponse<String> response = client.get("/metrics");

        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4;charset=utf-8");
        assertThat(response.body()).contains("jvm_memory_used_bytes", "process_uptime_seconds");
    }

    @Test
    void saysWhichOptionHelpsWhereThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> RestApi.listen("127.0.0.1", taken.getLocalPort()))
                    .isInstanceOf(HttpStartException.class)
                    .hasMessage(
                            "HTTP port " + taken.getLocalPort()
                                    + " of 127.0.0.1 is in use: end what listens there, or choose another one with --http-port");
        }
    }

    @Test
    void saysWhichOptionHelpsWhereTheAddressIsNotItsOwn() {
        assertThatThrownBy(() -> RestApi.listen("192.0.2.1", 0))
                .isInstanceOf(HttpStartException.class)
                .hasMessageStartingWith("can't listen on HTTP port 0 of 192.0.2.1 (")
                .hasMessageEndingWith("): choose others with --http-host and --http-port");
    }

    private void publish() {
        instance.publish(SampleBlocks.manifest("b1", "r1", 1_000, 1, 1));
        instance.publish(SampleBlocks.block("b1", "r1", SampleBlocks.sequence("NC_000001", 1, "organelle", 2, BASES)));
    }

    private static List<String> fields(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .toList();
    }
}
