package org.codonstream.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;
import org.codonstream.codon.Reading;
import org.codonstream.query.ScopeWindows.WindowChange;
import org.codonstream.tally.Windows;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WindowQueriesTest {

    private static final String BASES = "ATGGCCNNATAGCTTACGATCGACTGATCG";
    private static final String OTHER_BASES = "TTTACCGGATAGCTAACG";
    private static final Windows WINDOWS = new Windows(Duration.ofHours(1), Duration.ofHours(100));

    @TempDir
    Path stateDir;

    private DrivenInstance instance;
    private Queries queries;

    @BeforeEach
    void start() {
        instance = new DrivenInstance(stateDir, WINDOWS, new HostInfo("self", 1));
        queries = new Queries(instance, WINDOWS);
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    @Test
    void hasZerosForAllBeforeAnythingIsCounted() {
        assertThat(queries.windows().windows(Scope.ALL, Reading.FRAME0, TimeRange.EVER))
                .isEqualTo(new Answer.Found<>(new ScopeWindows(
                        Scope.ALL,
                        Reading.FRAME0,
                        ReadingUsage.ZERO,
                        List.of(),
                        ReadingUsage.ZERO,
                        ReadingUsage.ZERO)));
    }

    @Test
    void hasNothingForAScopeInWhichNothingIsCounted() {
        assertThat(queries.windows().windows(Scope.taxon(1), Reading.FRAME0, TimeRange.EVER))
                .isEqualTo(new Answer.Absent<>(
                        "nothing is counted for scope taxon:1; GET /v1/scopes lists what there is"));
    }

    @Test
    void showsWhenAScopeChangedAndByHowMuch() {
        publishFourHours();

        ScopeWindows batch = windows(Scope.batch("b1"), Reading.FRAME0, TimeRange.EVER);

        assertThat(batch.windows()).extracting(WindowChange::start).containsExactly(millis("00:00"), millis("03:00"));
        assertThat(batch.windows()).extracting(WindowChange::end).containsExactly(millis("01:00"), millis("04:00"));
        assertThat(batch.windows())
                .extracting(window -> window.change().sequences())
                .containsExactly(2L, -1L);
        assertThat(batch.before()).isEqualTo(ReadingUsage.ZERO);
        assertThat(batch.total().sequences()).isEqualTo(1);
    }

    static Stream<Arguments> ranges() {
        return Stream.of(
                Arguments.of("00:00", "04:00", List.of("00:00", "01:00", "03:00"), 0, 0),
                Arguments.of("00:59", "01:01", List.of("00:00", "01:00"), 0, 1),
                Arguments.of("01:00", "01:01", List.of("01:00"), 2, 1),
                Arguments.of("01:00", "02:00", List.of("01:00"), 2, 1),
                Arguments.of("02:00", "03:00", List.of(), 3, 1),
                Arguments.of("03:59", "23:00", List.of("03:00"), 3, 0),
                Arguments.of("05:00", "06:00", List.of(), 4, 0));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void putsWhatIsNotShownBeforeOrAfter(String from, String to, List<String> shown, int before, int after) {
        publishFourHours();

        ScopeWindows windows = windows(Scope.ALL, Reading.FRAME0, new TimeRange(millis(from), millis(to)));

        assertThat(windows.windows())
                .extracting(WindowChange::start)
                .isEqualTo(shown.stream().map(WindowQueriesTest::millis).toList());
        assertThat(windows.before().sequences()).isEqualTo(before);
        assertThat(windows.after().sequences()).isEqualTo(after);
        assertAddsUp(windows);
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void addsUpToTheUsageInEveryReading(Reading reading) {
        publishFourHours();

        for (Scope scope : List.of(Scope.ALL, Scope.source("a"), Scope.batch("b1"), Scope.batch("b2"))) {
            ScopeWindows windows = windows(scope, reading, TimeRange.EVER);
            Usage usage = ((Answer.Found<Usage>) queries.usage().usage(scope)).value();
            assertAddsUp(windows);
            assertThat(windows.total()).isEqualTo(ReadingUsage.of(usage, reading));
        }
    }

    @Test
    void hasWhatTheStoreLetGoInTheRowBefore() {
        publishFourHours();
        instance.at(DrivenInstance.START.plus(Duration.ofDays(300)));
        instance.publish(SampleBlocks.block("b3", "r3", SampleBlocks.sequence("NC_000009", 1, "a", null, BASES)));

        ScopeWindows windows = windows(Scope.ALL, Reading.FRAME0, TimeRange.EVER);

        assertThat(windows.windows()).hasSize(1);
        assertThat(windows.before().sequences()).isEqualTo(4);
        assertAddsUp(windows);
    }

    @Test
    void refusesARangeThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new TimeRange(5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time range from 5 to 5: must begin at 0 or later, and end behind its beginning");
    }

    /** Two sequences in the first hour, one in the second, and in the fourth one more and a newer version of the first. */
    private void publishFourHours() {
        at("00:30");
        instance.publish(SampleBlocks.block(
                "b1",
                "r1",
                SampleBlocks.sequence("NC_000001", 1, "a", null, BASES),
                SampleBlocks.sequence("NC_000002", 1, "a", null, OTHER_BASES)));
        at("01:30");
        instance.publish(SampleBlocks.block("b2", "r2", SampleBlocks.sequence("NC_000003", 1, "a", null, BASES)));
        at("03:30");
        instance.publish(SampleBlocks.block(
                "b2",
                "r3",
                SampleBlocks.sequence("NC_000001", 2, "a", null, OTHER_BASES + BASES),
                SampleBlocks.sequence("NC_000004", 1, "b", null, BASES)));
    }

    private void at(String time) {
        instance.at(Instant.ofEpochMilli(millis(time)));
    }

    private static long millis(String time) {
        return Instant.parse("2026-01-01T" + time + ":00Z").toEpochMilli();
    }

    private ScopeWindows windows(Scope scope, Reading reading, TimeRange range) {
        return ((Answer.Found<ScopeWindows>) queries.windows().windows(scope, reading, range)).value();
    }

    private static void assertAddsUp(ScopeWindows windows) {
        ReadingUsage sum = windows.windows().stream()
                .map(WindowChange::change)
                .reduce(windows.before().plus(windows.after()), ReadingUsage::plus);
        assertThat(sum).isEqualTo(windows.total());
    }
}
