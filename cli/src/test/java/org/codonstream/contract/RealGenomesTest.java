package org.codonstream.contract;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codonstream.cli.CommandLineRun;
import org.codonstream.codon.Reading;
import org.codonstream.input.CountedRow;
import org.codonstream.input.RealSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real genomes, read from files and streamed: each row as other tools count it, and as a naive counter does. */
@EnabledIf(
        value = "org.codonstream.input.RealSet#arePresent",
        disabledReason = "skipped: the real genomes of ../shared/data are not beside the project's root")
@ExtendWith(PipelineExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RealGenomesTest {

    private static final List<Reading> READINGS = Stream.of(Reading.values())
            .filter(reading -> reading != Reading.CDS)
            .toList();

    /** What the naive counter finds in each row, in the order of the rows. */
    private final Map<RealSet, Map<Reading, List<CountedRow>>> naive = new EnumMap<>(RealSet.class);

    /** Each set under its own name: two say the same in their column, and many ids are no accessions. */
    @BeforeAll
    void publishEachSetUnderItsName(Pipeline pipeline) {
        for (RealSet set : RealSet.values()) {
            Map<Reading, List<CountedRow>> rows = new EnumMap<>(Reading.class);
            READINGS.forEach(reading -> rows.put(reading, new ArrayList<>()));
            set.forEach((id, letters) ->
                    rows.forEach((reading, counted) -> counted.add(CountedRow.naive(id, letters, reading))));
            naive.put(set, rows);
            CommandLineRun run =
                    pipeline.publish("--input", set.folder(), "--source", set.label(), "--batch-size", 100);
            assertThat(run.out()).contains("replaced 0, ").contains("rejected 0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsEachRowOfFilesAsOtherToolsDo(RealSet set) throws IOException {
        assertThat(count(set, Reading.FRAME0)).containsExactlyInAnyOrderElementsOf(set.countedByOtherTools());
    }

    @ParameterizedTest
    @EnumSource
    void countsEachRowOfFilesAsNaivelyInAllReadings(RealSet set) {
        naive.get(set)
                .forEach((reading, rows) ->
                        assertThat(count(set, reading)).as(reading.label()).containsExactlyElementsOf(rows));
    }

    @ParameterizedTest
    @EnumSource
    void holdsEachSequenceAsOtherToolsCountIt(RealSet set, Pipeline pipeline) throws IOException {
        for (CountedRow expected : set.countedByOtherTools()) {
            JsonNode held = held(pipeline, set, expected.id());
            assertThat(held.path("source").asText()).isEqualTo(set.label());
            assertThat(CountedJson.of(held, Reading.FRAME0)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsEachSequenceAsNaivelyCountedInAllReadings(RealSet set, Pipeline pipeline) {
        for (int row = 0; row < naive.get(set).get(Reading.FRAME0).size(); row++) {
            JsonNode held = held(
                    pipeline, set, naive.get(set).get(Reading.FRAME0).get(row).id());
            for (Reading reading : READINGS) {
                assertThat(CountedJson.of(held, reading))
                        .as(reading.label())
                        .isEqualTo(naive.get(set).get(reading).get(row));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void sumsTheSequencesOfEachSource(RealSet set, Pipeline pipeline) {
        String scope = "source:" + set.label();
        for (Reading reading : READINGS) {
            JsonNode table = pipeline.usage(scope, reading);
            Collection<CountedRow> once = once(set, reading);
            assertThat(table.path("sequences").asInt()).isEqualTo(once.size());
            assertThat(CountedJson.ofTable(table)).as(reading.label()).isEqualTo(CountedRow.sum(scope, once));
        }
    }

    @Test
    void sumsAllSequences(Pipeline pipeline) {
        for (Reading reading : READINGS) {
            List<CountedRow> all = new ArrayList<>();
            naive.keySet().forEach(set -> all.addAll(once(set, reading)));
            assertThat(CountedJson.ofTable(pipeline.usage("all", reading)))
                    .as(reading.label())
                    .isEqualTo(CountedRow.sum("all", all));
        }
    }

    @Test
    void countsARepeatedRowOfFilesTwiceAndHoldsItOnce(Pipeline pipeline) {
        List<CountedRow> rows = count(RealSet.ORGANELLE, Reading.FRAME0);

        assertThat(rows).hasSize(142);
        assertThat(rows.stream().collect(groupingBy(CountedRow::id)).values())
                .filteredOn(same -> same.size() > 1)
                .singleElement()
                .satisfies(same ->
                        assertThat(same).extracting(CountedRow::id).containsExactly("NC_012920.1", "NC_012920.1"));
        assertThat(pipeline.usage("source:organelle", Reading.FRAME0)
                        .path("sequences")
                        .asInt())
                .isEqualTo(141);
    }

    private static List<CountedRow> count(RealSet set, Reading reading) {
        CommandLineRun run = CommandLineRun.of(
                "count",
                "--input",
                set.folder().toString(),
                "--per",
                "sequence",
                "--reading",
                reading.label(),
                "--format",
                "csv");
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<List<String>> lines =
                run.out().lines().map(line -> Arrays.asList(line.split(","))).toList();
        return lines.stream()
                .skip(1)
                .map(fields -> CountedRow.of(lines.get(0), fields, "seq_id"))
                .toList();
    }

    private static JsonNode held(Pipeline pipeline, RealSet set, String id) {
        return pipeline.get("/v1/sequences", "id", id, "source", set.label());
    }

    /** Rows whose id repeats have the same counts. */
    private Collection<CountedRow> once(RealSet set, Reading reading) {
        Map<String, CountedRow> once = new LinkedHashMap<>();
        for (CountedRow row : naive.get(set).get(reading)) {
            assertThat(once.getOrDefault(row.id(), row)).isEqualTo(row);
            once.put(row.id(), row);
        }
        return once.values();
    }
}
