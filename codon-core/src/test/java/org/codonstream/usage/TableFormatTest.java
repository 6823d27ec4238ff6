package org.codonstream.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of other programs, to the byte, and what is read back of them. */
class TableFormatTest {

    private static final GeneticCode STANDARD = GeneticCodes.ncbi().get(1);
    private static final String HUMAN = "expected/formats/human_mt_NC_012920.codcopy.";

    @Test
    void writesCuspAsEmbossDoes() throws IOException {
        String expected = Files.readString(SharedData.file(HUMAN + "emboss"));

        assertThat(text(TableFormat.CUSP)).isEqualTo(expected.replace("#CdsCount: 98", "#CdsCount: 13"));
    }

    @Test
    void writesSpsumAsEmbossDoes() throws IOException {
        String expected = Files.readString(SharedData.file(HUMAN + "spsum"));

        assertThat(text(TableFormat.SPSUM)).isEqualTo(expected.replace(": 98", ": 13"));
    }

    /** EMBOSS made its tables from numbers that were already rounded to three decimals. */
    @Test
    void writesGcgAsEmbossDoesButRoundsOnce() throws IOException {
        assertThat(differences("gcg", text(TableFormat.GCG)))
                .containsExactly(
                        "0.02 for 0.01",
                        "0.02 for 0.01",
                        "0.11 for 0.10",
                        "0.89 for 0.90",
                        "0.80 for 0.81",
                        "0.25 for 0.26",
                        "20.28 for 20.29",
                        "21.87 for 21.86",
                        "11.85 for 11.86");
    }

    @Test
    void writesCutgAsEmbossDoesButRoundsOnce() throws IOException {
        assertThat(differences("cutg", text(TableFormat.CUTG).replace(": 13 CDS's", ": 98 CDS's")))
                .containsExactly("17.7( for 17.6(");
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "TSV", "JSON", "CUSP", "CUTG"})
    void readsBackWhatItWrote(TableFormat format) {
        Random random = new Random(6);
        for (GeneticCode code : GeneticCodes.ncbi().all()) {
            long[] codons = random.longs(64, 0, 1L << random.nextInt(56)).toArray();
            CodonCounts counts = CodonCounts.of(codons, format == TableFormat.JSON ? 7 : 0, 0);

            assertThat(TableReader.read(text(format, counts, code))).isEqualTo(counts);
            assertThat(TableReader.read(text(format, counts, code).replace("\n", "\r\n")))
                    .isEqualTo(counts);
            assertThat(TableReader.read("\uFEFF" + text(format, counts, code))).isEqualTo(counts);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "cutg", "cutgaa", "emboss"})
    void readsWhatEmbossWrote(String format) throws IOException {
        assertThat(TableReader.read(SharedData.file(HUMAN + format))).isEqualTo(humanMitochondrion());
    }

    /** The form of EMBOSS's own older tables: no line with {@code #}, fields between tabs. */
    @Test
    void readsTheBareFormOfCut() throws IOException {
        StringBuilder bare = new StringBuilder();
        for (CodonRow row : table(humanMitochondrion(), STANDARD).rows()) {
            bare.append(String.join(
                    "\t", row.codonText() + " ", "" + row.aminoAcid(), "  0.210", "0.420", "" + row.count()));
            bare.append('\n');
        }

        assertThat(TableReader.read(bare.toString())).isEqualTo(humanMitochondrion());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TABLE")
    void writesATableOfZeros(TableFormat format) {
        String text = text(format, CodonCounts.ZERO, STANDARD);

        assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
        CodonCounts some = CodonCounts.of(new Random(6).longs(64, 1, 99).toArray(), 0, 0);
        assertThat(text.lines().count())
                .isEqualTo(text(format, some, STANDARD).lines().count());
    }

    @Test
    void comparesWithTheBoxForRscuAlone() {
        CodonCounts counts = TableReader.read(text(TableFormat.CSV, CodonCounts.ZERO, STANDARD)
                .replace("TTA,L,0,", "TTA,L,3,")
                .replace("CTT,L,0,", "CTT,L,1,"));

        CodonUsageTable boxes =
                CodonUsageTable.of(counts, CodonFamilies.of(STANDARD, FamilyRule.BOX), RowSelection.ALL);

        assertThat(boxes.rows().get(2)).isEqualTo(new CodonRow(2, 'L', 3, 0.75, 750.0, 2.0));
        assertThat(boxes.rows().get(16)).isEqualTo(new CodonRow(16, 'L', 1, 0.25, 250.0, 4.0));
        assertThat(table(counts, STANDARD).rows().get(2)).isEqualTo(new CodonRow(2, 'L', 3, 0.75, 750.0, 4.5));
    }

    @ParameterizedTest
    @EnumSource(names = {"GCG", "CUTG", "SPSUM"})
    void refusesToLeaveOutRowsWhereEachCodonHasItsPlace(TableFormat format) {
        format.requireShows(RowSelection.ALL);
        TableFormat.CUSP.requireShows(RowSelection.ALL.withTop(3));

        for (RowSelection some : List.of(
                RowSelection.ALL.withTop(64),
                RowSelection.ALL.withMinCount(1),
                RowSelection.ALL.withStops(StopCodons.SKIP))) {
            assertThatThrownBy(() -> format.requireShows(some))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("format " + format.label() + ": has all 64 codons; stops or rows can't be left out");
        }
    }

    @Test
    void saysWhatIsWrongWithATable(@TempDir Path folder) throws IOException {
        String csv = text(TableFormat.CSV, CodonCounts.ZERO, STANDARD);
        refuses(csv.replace("TTT,F", "TTX,F"), "line 2: codon 'TTX': must be three of A, C, G, T, U");
        refuses(csv.replace("TTC,F", "UUU,F"), "line 3: codon UUU stands there a second time");
        refuses(csv.replace("TTC,F,0", "TTC,F,-1"), "line 3: count '-1': must be a whole number of at most 18 digits");
        refuses(csv.replace("TTC,F,0", "TTC,F"), "line 3: has 5 fields, must have 6");
        refuses(csv.replace("count", "number"), "line 1: has no column 'count'");
        refuses(
                csv.replaceFirst("TTC.*\n", ""),
                "has no count for 1 of the 64 codons, such as TTC: must be a whole table");
        refuses("", "has no count for 64 of the 64 codons, such as TTT: must be a whole table");
        refuses("{\"rows\":1}", "has no count for 64 of the 64 codons, such as TTT: must be a whole table");
        refuses("{\"rows\":[1,]}", "no JSON at character 12: must be a value");
        refuses("{\"rows\":[", "no JSON at character 10: must be more");
        refuses("{\"a\":1} x", "no JSON at character 9: must be the end");
        refuses("{\"a\":1,\"a\":2}", "no JSON at character 13: must be no second member 'a'");
        refuses("{\"a\":\"\\u12\"}", "no JSON at character 9: must be four hexadecimal digits");
        refuses("{\"a\":" + "[".repeat(5000), "no JSON at character 37: must be a value at most 32 deep");
        refuses(
                "{\"rows\":[{\"codon\":\"TTT\",\"count\":1.5}]}",
                "row 1: count '1.5': must be a whole number of at most 18 digits");
        refuses(
                ">NC_012920.1 Homo sapiens mitochondrion, complete genome\nGATC\n",
                "line 1: '>NC_012920.1 Homo sapiens mitochondrion,...' is no line of a codon usage table: must be csv,"
                        + " tsv or json as written here, EMBOSS's cut (codon, amino acid, fraction, frequency, number)"
                        + " or CUTG");
        Path file = Files.writeString(folder.resolve("x.csv"), "codon,number\n");
        assertThatThrownBy(() -> TableReader.read(file)).hasMessage(file + ": line 1: has no column 'count'");
        Path large = Files.write(folder.resolve("large"), new byte[1_000_001]);
        assertThatThrownBy(() -> TableReader.read(large))
                .hasMessage(large + ": is 1000001 bytes, no codon usage table: must be at most 1000000");
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> TableReader.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** Words that differ, each with what EMBOSS has there; blanks must be the same too. */
    private static List<String> differences(String format, String text) throws IOException {
        String[] expected = Files.readString(SharedData.file(HUMAN + format)).split("(?<=\\s)|(?=\\s)");
        String[] written = text.split("(?<=\\s)|(?=\\s)");
        assertThat(written).hasSameSizeAs(expected);
        List<String> differences = new ArrayList<>();
        for (int word = 0; word < written.length; word++) {
            if (!written[word].equals(expected[word])) {
                differences.add(written[word] + " for " + expected[word]);
            }
        }
        return differences;
    }

    private static String text(TableFormat format) throws IOException {
        return text(format, humanMitochondrion(), STANDARD);
    }

    private static String text(TableFormat format, CodonCounts counts, GeneticCode code) {
        return format.toText(new TableHeading("source:x", Reading.CDS, code, 1, 13, 16_569), table(counts, code));
    }

    private static CodonUsageTable table(CodonCounts counts, GeneticCode code) {
        return CodonUsageTable.of(counts, code, RowSelection.ALL);
    }

    /** The 13 coding sequences; without the bases that trail, which no text form has. */
    private static CodonCounts humanMitochondrion() throws IOException {
        CodonCounts sum = SharedData.rows(SharedData.file("expected/human_mt_NC_012920.cds.tsv.gz")).stream()
                .map(SharedData::counts)
                .reduce(CodonCounts.ZERO, CodonCounts::plus);
        return CodonCounts.of(sum.toArray(), 0, 0);
    }
}
