package org.codonstream.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.codonstream.codon.Reading;
import org.codonstream.query.Position.InputOffset;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.InputPosition;
import org.codonstream.schema.ScopeUsage;
import org.codonstream.schema.UsagePosition;
import org.codonstream.tally.Windows;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.UsageKeys;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageQueriesTest {

    private static final String BASES = "ATGGCCNNATAGCTTACGATCGACTGATCG";

    @TempDir
    Path stateDir;

    private DrivenInstance instance;
    private UsageQueries queries;

    @BeforeEach
    void start() {
        instance = new DrivenInstance(stateDir);
        queries = new Queries(instance, Windows.DEFAULT).usage();
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    @Test
    void hasZerosForAllBeforeAnythingIsCounted() {
        assertThat(queries.usage(Scope.ALL)).isEqualTo(new Answer.Found<>(Usage.ZERO));
    }

    @Test
    void hasNothingForAScopeInWhichNothingIsCounted() {
        assertThat(queries.usage(Scope.taxon(1)))
                .isEqualTo(new Answer.Absent<>(
                        "nothing is counted for scope taxon:1; GET /v1/scopes lists what there is"));
    }

    @Test
    void findsTheUsageOfEveryScope() {
        instance.publish(SampleBlocks.block("b1", "r1", SampleBlocks.sequence("NC_000001", 1, "organelle", 2, BASES)));

        for (String scope : List.of("all", "source:organelle", "code:2", "batch:b1")) {
            assertThat(queries.usage(Scope.parse(scope)))
                    .as(scope)
                    .isInstanceOfSatisfying(Answer.Found.class, found -> {
                        Usage usage = (Usage) found.value();
                        assertThat(usage.reading(Reading.REVERSE1))
                                .isEqualTo(SampleBlocks.frames(BASES).reading(Reading.REVERSE1));
                        assertThat(usage.bases()).isEqualTo(BASES.length());
                    });
        }
    }

    static Stream<Arguments> prefixesAndPages() {
        return Stream.of(
                Arguments.of(
                        "", 100, List.of("all", "batch:b1", "batch:b2", "source:a", "source:b", "source:unstated")),
                Arguments.of("", 1, List.of("all", "batch:b1", "batch:b2", "source:a", "source:b", "source:unstated")),
                Arguments.of("", 6, List.of("all", "batch:b1", "batch:b2", "source:a", "source:b", "source:unstated")),
                Arguments.of("source:", 2, List.of("source:a", "source:b", "source:unstated")),
                Arguments.of("batch:b2", 2, List.of("batch:b2")),
                Arguments.of("position:", 2, List.of()),
                Arguments.of("zzz", 2, List.of()));
    }

    @ParameterizedTest
    @MethodSource("prefixesAndPages")
    void listsScopesAPageAtATime(String prefix, int limit, List<String> expected) {
        instance.publish(SampleBlocks.block("b1", "r1", SampleBlocks.sequence("NC_000001", 1, "a", null, BASES)));
        instance.publish(SampleBlocks.block("b2", "r1", SampleBlocks.sequence("NC_000002", 1, "b", null, BASES)));
        instance.publish(SampleBlocks.block("b2", "r1", SampleBlocks.sequence("NC_000003", 1, null, null, BASES)));

        assertThat(listed(prefix, limit)).isEqualTo(expected);
    }

    private List<String> listed(String prefix, int limit) {
        List<String> scopes = new ArrayList<>();
        String after = null;
        do {
            ScopePage page = page(prefix, after, limit);
            assertThat(page.scopes()).hasSizeLessThanOrEqualTo(limit);
            page.scopes().forEach(summary -> scopes.add(summary.scope().text()));
            after = page.next();
        } while (after != null);
        return scopes;
    }

    private ScopePage page(String prefix, @Nullable String after, int limit) {
        return ((Answer.Found<ScopePage>) queries.scopes(prefix, after == null ? null : Scope.parse(after), limit))
                .value();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 100})
    void listsCompartmentsBeforeTheTaxonInWhichTheyAreMixed(int limit) {
        List<String> order = List.of(
                "source:a",
                "taxon:7",
                "taxon:9606/genomic",
                "taxon:9606/mitochondrion",
                "taxon:9606",
                "taxon:96060/plastid",
                "taxon:96061",
                "taxon:98");
        order.forEach(scope -> instance.put(
                scope, Codecs.SCOPE_USAGE.encode(new ScopeUsage(scope, 1L, 0L, 3L, List.of(), List.of()))));

        assertThat(listed("", limit)).isEqualTo(order);
        assertThat(listed("taxon:9606", limit)).isEqualTo(order.subList(2, 7));
        assertThat(listed("taxon:9606/", limit)).isEqualTo(order.subList(2, 4));
        assertThat(listed("taxon:9606/m", limit)).containsExactly("taxon:9606/mitochondrion");
    }

    @Test
    void listsOnBehindAScopeThatIsNotThere() {
        for (String scope : List.of("taxon:5/genomic", "taxon:5", "taxon:6")) {
            instance.put(scope, Codecs.SCOPE_USAGE.encode(new ScopeUsage(scope, 1L, 0L, 3L, List.of(), List.of())));
        }

        assertThat(page("", "taxon:5/a", 1).next()).isEqualTo("taxon:5/genomic");
        assertThat(page("", "taxon:5/z", 1).next()).isEqualTo("taxon:5");
        assertThat(page("", "taxon:5", 9).scopes()).hasSize(1);
        assertThat(page("", "taxon:55/a", 9).scopes()).hasSize(1);
        assertThat(page("code:", "taxon:5/genomic", 9).scopes()).isEmpty();
    }

    @Test
    void sumsUpEachScopeInTheList() {
        instance.publish(SampleBlocks.block("b1", "r1", SampleBlocks.sequence("NC_000001", 1, "a", null, BASES)));

        assertThat(page("source:", null, 1).scopes())
                .containsExactly(new ScopeSummary(Scope.source("a"), 1, 0, BASES.length()));
    }

    @Test
    void hasAPositionWithoutInputsBeforeAnythingIsCounted() {
        assertThat(queries.position()).isEqualTo(new Answer.Found<>(new Position("blocks-id", 1, List.of())));
    }

    @Test
    void movesItsPositionWithEveryRecordEvenOneThatIsRefused() {
        instance.publish(SampleBlocks.block("b1", "r1", SampleBlocks.sequence("NC_000001", 1, "a", null, BASES)));
        instance.publish(new byte[] {1, 2, 3});

        assertThat(queries.position())
                .isEqualTo(new Answer.Found<>(new Position(
                        "blocks-id", 1, List.of(new InputOffset("codon.sequence-blocks", "blocks-id", 0, 1)))));
    }

    @Test
    void hasTheOffsetThatEveryUsagePartitionContains() {
        TopicLayout layout = new TopicLayout("codon", 3, "blocks-id", "counts-id");
        UsageQueries threeTables = new Queries(new WithLayout(instance, layout), Windows.DEFAULT).usage();
        putPosition(0, input("codon.sequence-blocks", 0, 7), input("codon.sequence-blocks", 1, 5));
        putPosition(1, input("codon.sequence-blocks", 0, 6), input("codon.sequence-counts", 0, 3));

        assertThat(threeTables.position()).isEqualTo(new Answer.Found<>(new Position("blocks-id", 3, List.of())));

        putPosition(2, input("codon.sequence-blocks", 0, 9), input("codon.sequence-blocks", 1, 5));

        assertThat(threeTables.position())
                .isEqualTo(new Answer.Found<>(
                        new Position("blocks-id", 3, List.of(new InputOffset("codon.sequence-blocks", "id", 0, 6)))));
    }

    private void putPosition(int partition, InputPosition... inputs) {
        instance.put(
                UsageKeys.position(partition),
                Codecs.USAGE_POSITION.encode(new UsagePosition(partition, List.of(inputs))));
    }

    private static InputPosition input(String topic, int partition, long offset) {
        return new InputPosition(topic, "id", partition, offset);
    }

    /** An instance with more partitions than the driver has. */
    private record WithLayout(DrivenInstance driven, TopicLayout layout) implements StreamsInstance {

        @Override
        public HostInfo self() {
            return driven.self();
        }

        @Override
        public State state() {
            return driven.state();
        }

        @Override
        public KeyQueryMetadata owner(String store, String key) {
            return driven.owner(store, key);
        }

        @Override
        public Collection<StreamsMetadata> holders(String store) {
            return driven.holders(store);
        }

        @Override
        public <S> S store(StoreQueryParameters<S> parameters) {
            return driven.store(parameters);
        }
    }
}
