package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.codonstream.usage.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Annotated files through the commands, as EMBOSS and codonW saw their coding sequences. */
@EnabledIf(
        value = "org.codonstream.usage.SharedData#isPresent",
        disabledReason = "skipped: the real genomes of ../shared/data are not beside the project's root")
class CodingReferenceTest {
    /** The columns of codonW, as they are called here. */
    private static final Map<String, String> COLUMNS = Map.of(
            "T3s", "t3s",
            "C3s", "c3s",
            "A3s", "a3s",
            "G3s", "g3s",
            "CAI", "cai",
            "Nc", "enc",
            "GC3s", "gc3s",
            "GC", "gc_sense",
            "L_sym", "l_sym",
            "L_aa", "l_aa");

    /** Lambda is not among them: its coding sequences hold ambiguous letters, which cusp counts as real bases. */
    @ParameterizedTest
    @ValueSource(strings = {"human_mt_NC_012920", "arabidopsis_pt_NC_000932", "phix174_NC_001422"})
    void writesTheTableOfCuspButForTheNumberOfCodingSequences(String set) throws IOException {
        String expected = Files.readString(SharedData.file("expected/" + set + ".cds.cusp"));
        int codingSequences = SharedData.rows(SharedData.file("expected/" + set + ".cds.tsv.gz"))
                .size();

        CommandLineRun run =
                CommandLineRun.of("count", "--input", genBank(set), "--reading", "cds", "--format", "cusp");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("#CdsCount: " + codingSequences + "\n");
        assertThat(behindTheFirstLine(run.out())).isEqualTo(behindTheFirstLine(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "human_mt_NC_012920, 2",
        "arabidopsis_pt_NC_000932, 1",
        "lambda_NC_001416, 1",
        "phix174_NC_001422, 1",
    })
    void givesTheIndicesThatCodonWPrintsOfEachCodingSequence(String set, String geneticCode) throws IOException {
        assertIndices(
                "expected/codonw/" + set + ".out",
                CommandLineRun.of(
                        "metrics",
                        "--input",
                        genBank(set),
                        "--reading",
                        "cds",
                        "--per",
                        "cds",
                        "--genetic-code",
                        geneticCode,
                        "--format",
                        "tsv"));
    }

    @Test
    void givesTheIndicesThatCodonWPrintsOfGenesInFasta() throws IOException {
        assertIndices(
                "expected/codonw_input_111/input.out",
                CommandLineRun.of(
                        "metrics",
                        "--input",
                        SharedData.file("genomes/codonw_input_111.fasta").toString(),
                        "--fasta-is",
                        "cds",
                        "--reading",
                        "cds",
                        "--per",
                        "cds",
                        "--format",
                        "tsv"));
    }

    private static void assertIndices(String codonW, CommandLineRun run) throws IOException {
        List<Map<String, String>> expected = table(Files.readAllLines(SharedData.file(codonW)), " +");
        List<Map<String, String>> rows = table(run.out().lines().toList(), "\t");
        assertThat(rows).hasSameSizeAs(expected);
        SoftAssertions softly = new SoftAssertions();
        for (int gene = 0; gene < rows.size(); gene++) {
            Map<String, String> printed = expected.get(gene);
            Map<String, String> row = rows.get(gene);
            COLUMNS.forEach((column, index) -> softly.assertThat(rounded(row.get(index), printed.get(column)))
                    .as(printed.get("title") + " " + column)
                    .isEqualTo(printed.get(column)));
        }
        softly.assertAll();
    }

    private static String genBank(String set) {
        return SharedData.file("genomes/" + set + ".gb.gz").toString();
    }

    private static String behindTheFirstLine(String text) {
        return text.substring(text.indexOf('\n'));
    }

    /** A value with the decimals that C printed; what is undefined, codonW prints as 0 or as stars. */
    private static String rounded(String value, String printed) {
        if (printed.startsWith("*")) {
            return value.isEmpty() ? printed : value;
        }
        int point = printed.indexOf('.');
        return new BigDecimal(value.isEmpty() ? 0 : Double.parseDouble(value))
                .setScale(point < 0 ? 0 : printed.length() - point - 1, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static List<Map<String, String>> table(List<String> lines, String separator) {
        String[] names = fields(lines.get(0), separator);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] fields = fields(line, separator);
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int column = 0; column < names.length; column++) {
                        row.put(names[column], fields[column]);
                    }
                    return row;
                })
                .toList();
    }

    private static String[] fields(String line, String separator) {
        return (separator.equals("\t") ? line : line.strip()).split(separator, -1);
    }
}
