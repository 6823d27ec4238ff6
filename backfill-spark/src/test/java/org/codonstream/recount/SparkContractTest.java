package org.codonstream.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.backfill.BackfillRun;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.CountingContract;
import org.codonstream.codon.Reading;
import org.codonstream.input.ParquetFixture;
import org.junit.jupiter.api.io.TempDir;

/** The Spark job: a Parquet file in, a row per sequence and reading out. */
class SparkContractTest extends CountingContract {

    @TempDir
    private Path folder;

    @Override
    protected Map<String, Map<Reading, CodonCounts>> count(List<Case> cases) {
        List<Map<String, Object>> rows = new ArrayList<>();
        cases.forEach(each -> rows.add(ParquetFixture.row(each.id(), each.letters(), "cases")));
        Path file = ParquetFixture.ofAllColumns().write(folder.resolve("cases.parquet"), rows);
        Path output = folder.resolve("counted");

        BackfillRun run = BackfillRun.of(
                "recount",
                "--input",
                file.toString(),
                "--output",
                output.toString(),
                "--reading",
                "frame0,frame1,frame2,reverse0,reverse1,reverse2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, Map<Reading, CodonCounts>> counted = new LinkedHashMap<>();
        for (Map<String, String> row : RecountedTable.rows(output.resolve("sequences"))) {
            counted.computeIfAbsent(row.get("seq_id"), id -> new EnumMap<>(Reading.class))
                    .put(Reading.ofLabel(row.get("reading")), counts(row));
        }
        return counted;
    }

    private static CodonCounts counts(Map<String, String> row) {
        long[] codons = new long[CodonCounts.CODONS];
        for (int codon = 0; codon < codons.length; codon++) {
            codons[codon] = Long.parseLong(row.get(Codon.text(codon)));
        }
        return CodonCounts.of(codons, Long.parseLong(row.get("ambiguous")), Long.parseLong(row.get("trailing")));
    }
}
