package org.codonstream.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.codonstream.tally.Windows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SequenceQueriesTest {

    private static final String BASES = "ATGGCCNNATAGCTTACGATCGACTGATCG";

    @TempDir
    Path stateDir;

    private DrivenInstance instance;
    private SequenceQueries queries;

    @BeforeEach
    void start() {
        instance = new DrivenInstance(stateDir);
        queries = new Queries(instance, Windows.DEFAULT).sequences();
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    static Stream<Arguments> ids() {
        return Stream.of(
                Arguments.of("NC_012920.1", null, List.of("NC_012920", "NC_012920.1")),
                Arguments.of("NC_012920", null, List.of("NC_012920")),
                Arguments.of("gi|1|gb|KF600627.1|", null, List.of("KF600627", "gi|1|gb|KF600627.1|")),
                Arguments.of("contig_1", "lab", List.of("lab/contig_1", "contig_1")),
                Arguments.of("contig_1", "a/b", List.of("a%2Fb/contig_1", "contig_1")),
                Arguments.of("contig_1", null, List.of("contig_1")),
                Arguments.of("contig_1", " ", List.of("contig_1")),
                Arguments.of("lab/contig_1", null, List.of("lab/contig_1")));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void looksUpAnIdAsAnAccessionThenWithItsSourceThenAsItIs(
            String id, @Nullable String source, List<String> expected) {
        assertThat(SequenceQueries.identities(id, source)).isEqualTo(expected);
    }

    @Test
    void hasNothingForASequenceThatWasNeverPublished() {
        assertThat(queries.sequence("NC_000001"))
                .isEqualTo(new Answer.Absent<>("no sequence NC_000001 was ever published"));
    }

    @Test
    void hasTheCountsOfEveryReading() {
        String longer = BASES.repeat(200);
        instance.publish(SampleBlocks.block(
                "b1",
                "r1",
                SampleBlocks.sequence("NC_000001", 3, "a", 2, BASES),
                SampleBlocks.sequence("NC_000002", 1, "a", 2, longer)));

        assertCounts("NC_000001", BASES);
        assertCounts("NC_000002", longer);
    }

    private void assertCounts(String identity, String bases) {
        SequenceReport report = found(identity);
        assertThat(report.readings()).containsOnlyKeys(Reading.values());
        report.readings().forEach((reading, counts) -> assertThat(counts)
                .as(reading.label())
                .isEqualTo(
                        reading == Reading.CDS
                                ? CodonCounts.ZERO
                                : SampleBlocks.frames(bases).reading(reading)));
    }

    @Test
    void hasARetractedSequenceWithoutCounts() {
        instance.publish(SampleBlocks.block("b1", "r1", SampleBlocks.sequence("NC_000001", 3, "a", 2, BASES)));
        instance.publish(SampleBlocks.retraction("retract", "r2", "NC_000001"));

        SequenceReport report = found("NC_000001");

        assertThat(report.entry().getCounted()).isNull();
        assertThat(report.entry().getPlace().getOffset()).isEqualTo(1);
        assertThat(report.readings()).isEmpty();
    }

    private SequenceReport found(String identity) {
        return ((Answer.Found<SequenceReport>) queries.sequence(identity)).value();
    }
}
