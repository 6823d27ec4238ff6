package org.codonstream.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StateStoreMigratedException;
import org.apache.kafka.streams.errors.StateStoreNotAvailableException;
import org.apache.kafka.streams.errors.StreamsRebalancingException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.apache.kafka.streams.state.HostInfo;
import org.codonstream.codon.Reading;
import org.codonstream.tally.Windows;
import org.codonstream.topic.Partitions;
import org.codonstream.usage.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class StoresTest {

    /** Questions to what one instance has, whether it has anything or not. */
    private static final List<Function<Queries, Answer<?>>> ROUTED = List.of(
            queries -> queries.windows().windows(Scope.ALL, Reading.FRAME0, TimeRange.EVER),
            queries -> queries.publications().publications("b1"),
            queries -> queries.sequences().sequence("NC_000001"));

    private static final List<Function<Queries, Answer<?>>> GATHERED =
            List.of(queries -> queries.publications().homes(), queries -> queries.publications()
                    .latest(List.of(0)));

    private static final List<Function<Queries, Answer<?>>> LOCAL = List.of(
            queries -> queries.usage().usage(Scope.ALL),
            queries -> queries.usage().usage(Scope.taxon(1)),
            queries -> queries.usage().scopes("", null, 10),
            queries -> queries.usage().position());

    @TempDir
    Path stateDir;

    private DrivenInstance instance;
    private Queries queries;

    @BeforeEach
    void start() {
        instance = new DrivenInstance(stateDir);
        queries = new Queries(instance, Windows.DEFAULT);
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"RUNNING", "REBALANCING"},
            mode = Mode.EXCLUDE)
    void saysNotReadyAndNeverAbsentWhileTheAppIsNotRunning(State state) {
        instance.is(state);

        assertThat(all())
                .allSatisfy(question -> assertThat(question.apply(queries)).isInstanceOf(Answer.NotReady.class));
        assertThat(queries.whyNotReady()).isNotEmpty();
    }

    @Test
    void answersFromTheGlobalTableWhilePartitionsMove() {
        instance.is(State.REBALANCING);

        assertThat(queries.usage().usage(Scope.ALL)).isInstanceOf(Answer.Found.class);
        assertThat(queries.windows().windows(Scope.ALL, Reading.FRAME0, TimeRange.EVER))
                .isEqualTo(new Answer.NotReady<>("the streams app is starting, or partitions move between instances"));
        assertThat(queries.whyNotReady()).contains("the streams app is starting, or partitions move between instances");
    }

    static Stream<InvalidStateStoreException> storesThatAreNotReady() {
        return Stream.of(
                new InvalidStateStoreException("closed"),
                new StateStoreMigratedException("moved"),
                new StateStoreNotAvailableException("restoring"),
                new StreamsRebalancingException("rebalancing"),
                new StreamsStoppedException("stopped"));
    }

    @ParameterizedTest
    @MethodSource("storesThatAreNotReady")
    void saysNotReadyWhereAStoreIsNot(InvalidStateStoreException failure) {
        instance.failsWith(failure);

        assertThat(List.of(ROUTED, LOCAL)).allSatisfy(questions -> assertThat(questions)
                .allSatisfy(question -> assertThat(question.apply(queries))
                        .isEqualTo(new Answer.NotReady<>(
                                "a store is being opened, restored or moved: " + failure.getMessage()))));
        assertThat(queries.whyNotReady()).isNotEmpty();
    }

    @Test
    void saysNotReadyWhileItIsNotSettledWhoHasAKey() {
        instance.isNotSettled();

        assertThat(ROUTED)
                .allSatisfy(question -> assertThat(question.apply(queries)).isInstanceOf(Answer.NotReady.class));
        assertThat(queries.publications().homes())
                .isEqualTo(new Answer.NotReady<>("who has which batches is being settled among the instances"));
    }

    @Test
    void saysNotReadyForPartitionsThatHaveMovedAway() {
        assertThat(queries.publications().latest(List.of(0, 1))).isInstanceOf(Answer.NotReady.class);
    }

    @Test
    void namesTheInstanceThatHasAKey() {
        instance.movesTo(new HostInfo("other", 8081));

        assertThat(ROUTED).allSatisfy(question -> assertThat(question.apply(queries))
                .isEqualTo(new Answer.OnHost<>("other", 8081)));
    }

    @Test
    void doesNotTakeAFaultOfItsOwnForAStoreThatIsNotReady() {
        Stores stores = new Stores(instance);

        assertThatThrownBy(() -> stores.whileRunning(() -> {
                    throw new IllegalStateException("a fault");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a fault");
    }

    @Test
    void saysNotReadyWhereTheAppClosesWhileItIsAsked() {
        Stores stores = new Stores(instance);

        Answer<String> answer = stores.whileRunning(() -> {
            instance.is(State.PENDING_SHUTDOWN);
            throw new IllegalStateException("KafkaStreams is not running. State is PENDING_SHUTDOWN.");
        });

        assertThat(answer).isEqualTo(new Answer.NotReady<>("the streams app is closing"));
    }

    /** {@code queryMetadataForKey} with a serializer uses Kafka's default partitioner. */
    @ParameterizedTest
    @MethodSource("keys")
    void findsAKeyWhereTheLedgerAndThePublishersPutIt(String key) {
        byte[] serialized = new StringSerializer().serialize("topic", key);

        for (int partitions = 1; partitions < 50; partitions++) {
            assertThat(BuiltInPartitioner.partitionForKey(serialized, partitions))
                    .isEqualTo(Partitions.of(key, partitions));
        }
    }

    static Stream<String> keys() {
        return Stream.of(
                "all",
                "source:organelle",
                "taxon:9606/mitochondrion",
                "batch:0123456789abcdef",
                "NC_012920",
                "Quelle/contig_1",
                "source:Bücherwürmer 細菌");
    }

    private static List<Function<Queries, Answer<?>>> all() {
        return Stream.of(ROUTED, GATHERED, LOCAL).flatMap(List::stream).toList();
    }
}
