package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.cli.CommandLineRun;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.CountingContract;
import org.codonstream.codon.Reading;
import org.codonstream.input.ParquetFixture;
import org.junit.jupiter.api.io.TempDir;

/** The command line: a Parquet file in, a row per sequence out. */
class CountContractTest extends CountingContract {

    @TempDir
    private Path folder;

    @Override
    protected Map<String, Map<Reading, CodonCounts>> count(List<Case> cases) {
        List<Map<String, Object>> rows = new ArrayList<>();
        cases.forEach(each -> rows.add(ParquetFixture.row(each.id(), each.letters(), "cases")));
        String file = ParquetFixture.ofAllColumns()
                .write(folder.resolve("cases.parquet"), rows)
                .toString();
        Map<String, Map<Reading, CodonCounts>> counted = new LinkedHashMap<>();
        for (Reading reading : Reading.values()) {
            if (reading == Reading.CDS) {
                continue;
            }
            CommandLineRun run = CommandLineRun.of(
                    "count", "--input", file, "--per", "sequence", "--format", "tsv", "--reading", reading.label());
            assertThat(run.exitCode()).as(run.err()).isZero();
            List<String> lines = run.out().lines().toList();
            List<String> names = Arrays.asList(lines.get(0).split("\t"));
            for (String line : lines.subList(1, lines.size())) {
                List<String> fields = Arrays.asList(line.split("\t"));
                counted.computeIfAbsent(fields.get(0), id -> new EnumMap<>(Reading.class))
                        .put(reading, counts(names, fields));
            }
        }
        return counted;
    }

    private static CodonCounts counts(List<String> names, List<String> fields) {
        long[] codons = new long[CodonCounts.CODONS];
        for (int codon = 0; codon < codons.length; codon++) {
            codons[codon] = Long.parseLong(fields.get(names.indexOf(Codon.text(codon))));
        }
        return CodonCounts.of(
                codons,
                Long.parseLong(fields.get(names.indexOf("ambiguous"))),
                Long.parseLong(fields.get(names.indexOf("trailing"))));
    }
}
