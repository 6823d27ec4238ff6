package org.codonstream.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodonUsageTableTest {

    private static final GeneticCode STANDARD = GeneticCodes.ncbi().get(1);
    private static final GeneticCode VERTEBRATE_MITOCHONDRIAL =
            GeneticCodes.ncbi().get(2);

    /** TTT 3, TTC 1, ATG 4, TAA 2; nothing else. */
    private static final CodonCounts COUNTS = counts("TTT", 3, "TTC", 1, "ATG", 4, "TAA", 2);

    @Test
    void hasARowForEachCodonInTheOrderOfNcbi() {
        List<CodonRow> rows = table(RowSelection.ALL).rows();

        assertThat(rows).hasSize(64);
        for (int codon = 0; codon < 64; codon++) {
            assertThat(rows.get(codon).codonText()).isEqualTo(Codon.text(codon));
            assertThat(rows.get(codon).aminoAcid()).isEqualTo(STANDARD.aminoAcid(codon));
        }
    }

    @Test
    void dividesByTheFamilyAndByAllCodons() {
        assertThat(row("TTT", RowSelection.ALL)).isEqualTo(new CodonRow(0, 'F', 3, 0.75, 300.0, 1.5));
        assertThat(row("TTC", RowSelection.ALL)).isEqualTo(new CodonRow(1, 'F', 1, 0.25, 100.0, 0.5));
        assertThat(row("ATG", RowSelection.ALL)).isEqualTo(new CodonRow(35, 'M', 4, 1.0, 400.0, 1.0));
        assertThat(row("TAA", RowSelection.ALL)).isEqualTo(new CodonRow(10, '*', 2, 1.0, 200.0, 3.0));
    }

    @Test
    void hasNoValueWhereTheDenominatorIsZero() {
        assertThat(row("GGG", RowSelection.ALL)).isEqualTo(new CodonRow(63, 'G', 0, null, 0.0, null));
        assertThat(CodonUsageTable.of(CodonCounts.ZERO, STANDARD, RowSelection.ALL)
                        .rows())
                .allMatch(row -> row.fraction() == null && row.perThousand() == null && row.rscu() == null);
    }

    @Test
    void leavesAmbiguousCodonsOutOfDenominators() {
        CodonCounts ambiguous = CodonCounts.of(COUNTS.toArray(), 1000, 2);

        assertThat(CodonUsageTable.of(ambiguous, STANDARD, RowSelection.ALL).rows())
                .isEqualTo(table(RowSelection.ALL).rows());
    }

    @Test
    void takesStopsOutOfRowsAndDenominators() {
        RowSelection selection = RowSelection.ALL.withStops(StopCodons.SKIP);

        assertThat(table(selection).rows()).hasSize(61).noneMatch(row -> row.aminoAcid() == '*');
        assertThat(row("TTT", selection)).isEqualTo(new CodonRow(0, 'F', 3, 0.75, 375.0, 1.5));
        assertThat(table(selection).total()).isEqualTo(8);
        assertThat(CodonUsageTable.of(COUNTS, VERTEBRATE_MITOCHONDRIAL, selection)
                        .rows())
                .hasSize(60);
    }

    @Test
    void onlyLeavesOutRowsBelowTheMinimumCount() {
        RowSelection selection = RowSelection.ALL.withMinCount(2);

        assertThat(texts(selection)).containsExactly("TTT", "TAA", "ATG");
        assertThat(row("TTT", selection)).isEqualTo(row("TTT", RowSelection.ALL));
    }

    @Test
    void showsTheLargestCountsFirstAndTiesInTheOrderOfNcbi() {
        assertThat(texts(RowSelection.ALL.withTop(6))).containsExactly("ATG", "TTT", "TAA", "TTC", "TTA", "TTG");
        assertThat(texts(RowSelection.ALL.withTop(100))).hasSize(64);
        assertThat(texts(RowSelection.ALL.withTop(3).withMinCount(3).withStops(StopCodons.SKIP)))
                .containsExactly("ATG", "TTT");
    }

    @Test
    void refusesSelectionsWithoutSense() {
        assertThatThrownBy(() -> RowSelection.ALL.withTop(0)).hasMessage("top 0: must be at least 1");
        assertThatThrownBy(() -> RowSelection.ALL.withMinCount(-1)).hasMessage("minimum count -1: must be at least 0");
    }

    @Test
    void writesCsvWithUnroundedNumbersAndEmptyFields() {
        CodonCounts counts = counts("TTT", 1, "TTC", 2);

        String text = text(TableFormat.CSV, counts, RowSelection.ALL);

        assertThat(text.lines()).hasSize(65);
        assertThat(text).startsWith("""
                        codon,amino_acid,count,fraction,per_thousand,rscu
                        TTT,F,1,0.3333333333333333,333.3333333333333,0.6666666666666666
                        TTC,F,2,0.6666666666666666,666.6666666666666,1.3333333333333333
                        TTA,L,0,,0.0,
                        """).contains("\nTAA,*,0,,0.0,\n").endsWith("GGG,G,0,,0.0,\n");
        assertThat(text(TableFormat.TSV, counts, RowSelection.ALL)).isEqualTo(text.replace(',', '\t'));
    }

    @Test
    void writesJson() {
        TableHeading heading = new TableHeading("source:\"a\\b\tc", Reading.FRAME0, VERTEBRATE_MITOCHONDRIAL, 2, 0, 37);

        String text = TableFormat.JSON.toText(
                heading,
                CodonUsageTable.of(
                        CodonCounts.of(counts("TTT", 12).toArray(), 3, 1),
                        VERTEBRATE_MITOCHONDRIAL,
                        RowSelection.ALL.withTop(2)));

        assertThat(text).isEqualTo("""
                        {"scope":"source:\\"a\\\\b\\u0009c","reading":"frame0","genetic_code":2,\
                        "genetic_code_name":"Vertebrate Mitochondrial","sequences":2,"coding_sequences":0,"bases":37,\
                        "codons":12,"ambiguous":3,"trailing":1,"rows":[
                        {"codon":"TTT","amino_acid":"F","count":12,"fraction":1.0,"per_thousand":1000.0,"rscu":2.0},
                        {"codon":"TTC","amino_acid":"F","count":0,"fraction":0.0,"per_thousand":0.0,"rscu":0.0}]}
                        """);
        assertThat(text(TableFormat.JSON, CodonCounts.ZERO, RowSelection.ALL.withTop(1)))
                .contains("\"fraction\":null,\"per_thousand\":null,\"rscu\":null");
    }

    @Test
    void writesATableForPeople() {
        TableHeading heading =
                new TableHeading("source:organelle", Reading.FRAME0, VERTEBRATE_MITOCHONDRIAL, 142, 0, 2_319_399);

        String text = TableFormat.TABLE.toText(
                heading, CodonUsageTable.of(COUNTS, VERTEBRATE_MITOCHONDRIAL, RowSelection.ALL.withTop(5)));

        assertThat(text).isEqualTo("""
                        source:organelle: frame 0 of whole genomes, not coding sequences; genetic code 2
                        (Vertebrate Mitochondrial)

                        sequences                         142    codons                      10
                        coding sequences                    0    ambiguous                    0
                        bases                         2319399    trailing                     0

                        codon aa     count frac.   /1000  RSCU
                        ATG   M          4 1.000  400.00  2.00
                        TTT   F          3 0.750  300.00  1.50
                        TAA   *          2 1.000  200.00  4.00
                        TTC   F          1 0.250  100.00  0.50
                        TTA   L          0     -    0.00     -
                        """);
    }

    @ParameterizedTest
    @CsvSource({"1", "9999999999", "99999999999", "9000000000000000000"})
    void fits80Columns(long count) {
        for (GeneticCode code : GeneticCodes.ncbi().all()) {
            for (Reading reading : Reading.values()) {
                TableHeading heading =
                        new TableHeading("source:" + "x".repeat(200), reading, code, count, count, Long.MAX_VALUE);
                String text = TableFormat.TABLE.toText(
                        heading, CodonUsageTable.of(counts("GGG", count), code, RowSelection.ALL));
                assertThat(text.lines()).allMatch(line -> line.length() <= 80);
                assertThat(text).contains("GGG   G").contains("TTT   F");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FRAME0 | frame 0 of whole genomes, not coding sequences; genetic code 2 (Vertebrate Mitochondrial)",
                "FRAME2 | frame 2 of whole genomes, not coding sequences; genetic code 2 (Vertebrate Mitochondrial)",
                "REVERSE1 | reverse frame 1 of whole genomes, not coding sequences; genetic code 2 (Vertebrate Mitochondrial)",
                "CDS | annotated coding sequences; genetic code 2 (Vertebrate Mitochondrial)",
            })
    void saysWhatWasCounted(Reading reading, String title) {
        Usage usage = new Usage(1, 2, 3, Collections.emptySortedMap(), Map.of());

        TableHeading heading = TableHeading.of("all", ReadingChoice.of(reading), VERTEBRATE_MITOCHONDRIAL, usage);

        assertThat(heading.title()).isEqualTo(title);
        assertThat(heading).isEqualTo(new TableHeading("all", reading, VERTEBRATE_MITOCHONDRIAL, 1, 2, 3));
    }

    @Test
    void saysThatBothStrandsWereCounted() {
        ReadingChoice both = ReadingChoice.of(Reading.FRAME1, StrandChoice.BOTH);

        TableHeading heading = TableHeading.of("all", both, VERTEBRATE_MITOCHONDRIAL, Usage.ZERO);

        assertThat(heading.title())
                .isEqualTo("frame 1 plus reverse frame 1 of whole genomes, not coding sequences; genetic code 2"
                        + " (Vertebrate Mitochondrial)");
    }

    @Test
    void writesCuspWithoutAnyCodon() {
        String text = text(TableFormat.CUSP, CodonCounts.ZERO, RowSelection.ALL);

        assertThat(text)
                .startsWith("#CdsCount: 7\n\n#Coding GC 0.00%\n#1st letter GC 0.00%\n")
                .contains("\n#Codon AA Fraction Frequency Number\nGCA    A     0.000     0.000      0\n")
                .endsWith("TGA    *     0.000     0.000      0\n");
    }

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void findsFormatsByLabel(TableFormat format) {
        assertThat(TableFormat.ofLabel(format.label())).isEqualTo(format);
        assertThat(format.mediaType()).contains("/");
    }

    @Test
    void refusesUnknownFormats() {
        assertThatThrownBy(() -> TableFormat.ofLabel("xml"))
                .hasMessage("format xml: must be one of table, csv, tsv, json, cusp, gcg, cutg, spsum");
    }

    @Test
    void writesARowForEachSequence() throws IOException {
        StringBuilder csv = new StringBuilder();
        SequenceRows rows = new SequenceRows(Separator.COMMA);
        rows.writeHeader(csv);
        rows.writeRow("a,\"b\"", 20, CodonCounts.of(counts("TTT", 3, "GGG", 2).toArray(), 1, 2), csv);
        String zeros = ",0".repeat(62);
        StringBuilder tsv = new StringBuilder();
        new SequenceRows(Separator.TAB).writeRow("a\tb\\", 20, COUNTS, tsv);

        assertThat(csv.toString().lines())
                .containsExactly(
                        "seq_id,length,counted,ambiguous,trailing,"
                                + table(RowSelection.ALL).rows().stream()
                                        .map(CodonRow::codonText)
                                        .collect(Collectors.joining(",")),
                        "\"a,\"\"b\"\"\",20,5,1,2,3" + zeros + ",2");
        assertThat(tsv).startsWith("a\\tb\\\\\t20\t10\t0\t0\t3\t1\t");
    }

    private static CodonUsageTable table(RowSelection selection) {
        return CodonUsageTable.of(COUNTS, STANDARD, selection);
    }

    private static CodonRow row(String codon, RowSelection selection) {
        return table(selection).rows().stream()
                .filter(row -> row.codonText().equals(codon))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(RowSelection selection) {
        return table(selection).rows().stream().map(CodonRow::codonText).toList();
    }

    private static String text(TableFormat format, CodonCounts counts, RowSelection selection) {
        return format.toText(
                new TableHeading("all", Reading.FRAME0, STANDARD, 7, 0, 100),
                CodonUsageTable.of(counts, STANDARD, selection));
    }

    private static CodonCounts counts(Object... codonsAndCounts) {
        long[] codons = new long[64];
        for (int index = 0; index < codonsAndCounts.length; index += 2) {
            codons[Codon.index((String) codonsAndCounts[index])] = ((Number) codonsAndCounts[index + 1]).longValue();
        }
        return CodonCounts.of(codons, 0, 0);
    }
}
