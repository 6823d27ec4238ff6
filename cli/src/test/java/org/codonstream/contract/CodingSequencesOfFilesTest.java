package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codonstream.cli.CommandLineRun;
import org.codonstream.usage.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The coding sequences of real GenBank records, read from files, as another tool has counted them. */
@EnabledIf(
        value = "org.codonstream.usage.SharedData#isPresent",
        disabledReason = "skipped: the real genomes of ../shared/data are not beside the project's root")
class CodingSequencesOfFilesTest {

    static List<AnnotatedSet> sets() {
        return AnnotatedSet.all();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void countsEachAsAnotherToolDoes(AnnotatedSet set) throws IOException {
        List<CountedCoding> counted = rows(count(set.genomes(), "cds")).stream()
                .map(CountedCoding::ofOurs)
                .toList();

        assertThat(counted).containsExactlyElementsOf(set.counted());
        SortedMap<Integer, Map<String, Long>> byCode = new TreeMap<>();
        CountedCoding.byGeneticCode(counted)
                .forEach((code, coding) -> byCode.put(code, AnnotatedSet.byCodon(CountedCoding.sum(coding))));
        assertThat(byCode).isEqualTo(set.sumsByGeneticCode());
    }

    @ParameterizedTest
    @MethodSource("sets")
    void sumsThemAsAnotherToolDoes(AnnotatedSet set) throws IOException {
        SortedMap<String, Long> total = new TreeMap<>();
        for (Map<String, String> row : rows(count(set.genomes(), "total"))) {
            total.put(row.get("codon"), SharedData.number(row, "count"));
        }

        assertThat(total).isEqualTo(AnnotatedSet.byCodon(CountedCoding.sum(set.counted())));
    }

    @Test
    void countsTwoOfOneName() throws IOException {
        Path yeast = SharedData.file("genomes/codonw_input_111.fasta");

        List<CountedCoding> genes = rows(count(yeast, "cds", "--fasta-is", "cds")).stream()
                .map(CountedCoding::ofOurs)
                .toList();

        assertThat(genes).hasSize(111);
        assertThat(genes)
                .filteredOn(gene -> gene.seqId().equals("GNS1"))
                .extracting(gene -> gene.segments() + " " + gene.codons() + " codons of code " + gene.geneticCode())
                .containsExactly("[0:630](+) 210 codons of code 1", "[0:1044](+) 348 codons of code 1");
    }

    private static String count(Path input, String per, String... more) {
        List<String> args = new ArrayList<>(List.of("count", "--input", input.toString()));
        args.addAll(List.of("--reading", "cds", "--format", "tsv", "--per", per));
        args.addAll(List.of(more));
        CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    private static List<Map<String, String>> rows(String table) throws IOException {
        return SharedData.rows(new BufferedReader(new StringReader(table)));
    }
}
