package org.codonstream.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.codonstream.backfill.BackfillRun;
import org.codonstream.codon.Reading;
import org.codonstream.input.CountedRow;
import org.codonstream.input.RealSet;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real genomes against answers computed with other tools; each identity stands there once, as in the ledger. */
@EnabledIf(
        value = "org.codonstream.input.RealSet#arePresent",
        disabledReason = "skipped: the real genomes are not beside the project")
class RealGenomesTest {

    private static final String ALL_READINGS = "frame0,frame1,frame2,reverse0,reverse1,reverse2";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(RealSet.class)
    void recountsEachSequenceOnceAsOtherToolsCountIt(RealSet set) throws IOException {
        Path output = folder.resolve("counted");
        BackfillRun run = BackfillRun.of(
                "recount",
                "--input",
                set.folder().toString(),
                "--output",
                output.toString(),
                "--reading",
                ALL_READINGS);
        assertThat(run.exitCode()).as(run.err()).isZero();

        Map<String, List<CountedRow>> byReading = new LinkedHashMap<>();
        for (Map<String, String> row : RecountedTable.rows(output.resolve("sequences"))) {
            byReading
                    .computeIfAbsent(row.get("reading"), reading -> new ArrayList<>())
                    .add(RecountedTable.counted(row));
        }

        assertThat(byReading.get("frame0"))
                .containsExactlyInAnyOrderElementsOf(new LinkedHashSet<>(set.countedByOtherTools()));
        Map<String, Map<String, CountedRow>> naive = naive(set);
        byReading.forEach((reading, rows) -> assertThat(rows)
                .as(reading)
                .containsExactlyInAnyOrderElementsOf(naive.get(reading).values()));
        assertThat(RecountedTable.rows(output.resolve("scopes")))
                .filteredOn(row ->
                        row.get("scope").equals("all") || row.get("scope").startsWith("source:"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(ofScope(row))
                        .isEqualTo(CountedRow.sum(
                                row.get("scope"), naive.get(row.get("reading")).values())));
    }

    private static CountedRow ofScope(Map<String, String> row) {
        Map<String, String> sequence = new LinkedHashMap<>(row);
        sequence.put("seq_id", row.get("scope"));
        sequence.put("length", row.get("bases"));
        return RecountedTable.counted(sequence);
    }

    private static Map<String, Map<String, CountedRow>> naive(RealSet set) {
        Map<String, Map<String, CountedRow>> naive = new LinkedHashMap<>();
        set.forEach((id, letters) -> {
            for (String label : ALL_READINGS.split(",")) {
                naive.computeIfAbsent(label, reading -> new LinkedHashMap<>())
                        .put(id, CountedRow.naive(id, letters, Reading.ofLabel(label)));
            }
        });
        return naive;
    }
}
