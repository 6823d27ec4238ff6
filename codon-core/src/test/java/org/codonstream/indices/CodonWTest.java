package org.codonstream.indices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.sequence.BasePacker;
import org.codonstream.usage.CodonRow;
import org.codonstream.usage.CodonUsageTable;
import org.codonstream.usage.RowSelection;
import org.codonstream.usage.SharedData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What codonW printed of real genes, digit by digit. */
@EnabledIf(
        value = "org.codonstream.usage.SharedData#isPresent",
        disabledReason = "skipped: the real genomes of ../shared/data are not beside the project's root")
class CodonWTest {

    /** The columns of codonW that are indices here. */
    private static final Map<String, CodonIndex> COLUMNS = Map.of(
            "T3s", CodonIndex.T3S,
            "C3s", CodonIndex.C3S,
            "A3s", CodonIndex.A3S,
            "G3s", CodonIndex.G3S,
            "CAI", CodonIndex.CAI,
            "Nc", CodonIndex.ENC,
            "GC3s", CodonIndex.GC3S,
            "GC", CodonIndex.GC_SENSE);

    private static final Map<String, CodonIndex> BASE_COLUMNS = Map.of(
            "GC", CodonIndex.GC_SENSE,
            "GC3s", CodonIndex.GC3S,
            "GC1", CodonIndex.GC1_SENSE,
            "GC2", CodonIndex.GC2_SENSE,
            "GC3", CodonIndex.GC3_SENSE);

    private static final String YEAST = "codonw_input_111";

    /** codonW adds floats: here its last digit may be one off. */
    private static final List<String> MAY_DIFFER_BY_ONE = List.of("100 TCT", "100 TCA");

    @ParameterizedTest
    @CsvSource({
        "human_mt_NC_012920, 2, 13",
        "arabidopsis_pt_NC_000932, 1, 85",
        "lambda_NC_001416, 1, 73",
        "phix174_NC_001422, 1, 11",
    })
    void printsTheIndicesOfEveryGene(String set, int geneticCode, int genes) throws IOException {
        Map<String, CodonCounts> counts = codingSequences(set);
        List<Map<String, String>> rows = table("codonw/" + set + ".out");

        assertThat(rows).hasSize(genes);
        assertThat(counts).hasSize(genes);
        SoftAssertions softly = new SoftAssertions();
        for (Map<String, String> row : rows) {
            CodonCounts gene = counts.get(gene(row.get("title")));
            compare(softly, row, COLUMNS, indices(gene, geneticCode));
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @CsvSource({
        "human_mt_NC_012920, 2",
        "arabidopsis_pt_NC_000932, 1",
        "lambda_NC_001416, 1",
        "phix174_NC_001422, 1",
    })
    void printsTheIndicesOfAllGenesTogether(String set, int geneticCode) throws IOException {
        CodonCounts sum = codingSequences(set).values().stream().reduce(CodonCounts.ZERO, CodonCounts::plus);
        List<Map<String, String>> rows = table("codonw/" + set + ".totals.out");

        assertThat(rows).hasSize(1);
        SoftAssertions softly = new SoftAssertions();
        compare(softly, rows.get(0), COLUMNS, indices(sum, geneticCode));
        rscu(softly, "total", block("codonw/" + set + ".totals.rscu.blk").get(0), sum, geneticCode);
        softly.assertAll();
    }

    @ParameterizedTest
    @CsvSource({
        "human_mt_NC_012920, 2",
        "arabidopsis_pt_NC_000932, 1",
        "lambda_NC_001416, 1",
        "phix174_NC_001422, 1",
    })
    void printsCountsAndRscuOfEveryGene(String set, int geneticCode) throws IOException {
        List<CodonCounts> genes = List.copyOf(codingSequences(set).values());
        compareBlocks(genes, block("codonw/" + set + ".cu.blk"), block("codonw/" + set + ".rscu.blk"), geneticCode);
    }

    @Test
    void printsAllOfThe111GenesOfYeast() throws IOException {
        List<CodonCounts> genes = yeast();
        List<Map<String, String>> rows = table(YEAST + "/input.out");
        List<Map<String, String>> bases = table(YEAST + "/input.base.blk");

        assertThat(genes).hasSize(111);
        assertThat(rows).hasSize(111);
        assertThat(bases).hasSize(111);
        SoftAssertions softly = new SoftAssertions();
        for (int gene = 0; gene < genes.size(); gene++) {
            compare(softly, rows.get(gene), COLUMNS, indices(genes.get(gene), 1));
            compare(softly, bases.get(gene), BASE_COLUMNS, indices(genes.get(gene), 1));
        }
        softly.assertAll();
        compareBlocks(genes, block(YEAST + "/input.cu.blk"), block(YEAST + "/input.rscu.blk"), 1);
    }

    @Test
    void sharesOutTheAminoAcidsAsCodonWDoes() throws IOException {
        Map<String, String> letters = new LinkedHashMap<>();
        String names = "Phe F Leu L Ile I Met M Val V Ser S Pro P Thr T Ala A Tyr Y His H Gln Q Asn N Lys K Asp D Glu E"
                + " Cys C Trp W Arg R Gly G";
        String[] words = names.split(" ");
        for (int word = 0; word < words.length; word += 2) {
            letters.put(words[word + 1], words[word]);
        }
        List<CodonCounts> genes = yeast();
        List<Map<String, String>> counted = table(YEAST + "/input.aau.blk");
        List<Map<String, String>> shared = table(YEAST + "/input.raau.blk");

        assertThat(counted).hasSize(111);
        assertThat(shared).hasSize(111);
        for (int gene = 0; gene < genes.size(); gene++) {
            CodonIndices indices = indices(genes.get(gene), 1);
            for (Share share : indices.aminoAcidUsage()) {
                String name = letters.get(share.name());
                assertThat(share.count())
                        .isEqualTo(Long.parseLong(counted.get(gene).get(name)));
                assertThat(printed(share.fraction(), 4))
                        .isEqualTo(shared.get(gene).get(name));
            }
            assertThat(indices.stopLength())
                    .isEqualTo(Long.parseLong(counted.get(gene).get("TER")));
        }
    }

    private static void compareBlocks(
            List<CodonCounts> genes, List<List<String>> counts, List<List<String>> rscu, int geneticCode) {
        assertThat(counts).hasSameSizeAs(genes);
        assertThat(rscu).hasSameSizeAs(genes);
        SoftAssertions softly = new SoftAssertions();
        for (int gene = 0; gene < genes.size(); gene++) {
            for (int place = 0; place < CodonCounts.CODONS; place++) {
                softly.assertThat(Long.toString(genes.get(gene).codon(codonOfCodonW(place))))
                        .as("gene %d, %s", gene + 1, Codon.text(codonOfCodonW(place)))
                        .isEqualTo(counts.get(gene).get(place));
            }
            rscu(softly, String.valueOf(gene + 1), rscu.get(gene), genes.get(gene), geneticCode);
        }
        softly.assertAll();
    }

    private static void rscu(
            SoftAssertions softly, String gene, List<String> expected, CodonCounts counts, int geneticCode) {
        List<CodonRow> rows = CodonUsageTable.of(counts, families(geneticCode), RowSelection.ALL)
                .rows();
        for (int place = 0; place < CodonCounts.CODONS; place++) {
            CodonRow row = rows.get(codonOfCodonW(place));
            String name = gene + " " + row.codonText();
            BigDecimal difference =
                    new BigDecimal(printed(row.rscu(), 3)).subtract(new BigDecimal(expected.get(place)));
            BigDecimal allowed = MAY_DIFFER_BY_ONE.contains(name) ? new BigDecimal("0.001") : BigDecimal.ZERO;
            softly.assertThat(difference.abs()).as(name).isLessThanOrEqualTo(allowed);
        }
    }

    private static void compare(
            SoftAssertions softly, Map<String, String> row, Map<String, CodonIndex> columns, CodonIndices indices) {
        columns.forEach((column, index) -> {
            String expected = row.get(column);
            Double value = indices.value(index).value();
            String description = row.values().iterator().next() + " " + column;
            if (expected.startsWith("*")) {
                softly.assertThat(value).as(description).isNull();
            } else {
                int decimals = expected.length() - expected.indexOf('.') - 1;
                softly.assertThat(printed(value, decimals)).as(description).isEqualTo(expected);
            }
        });
        softly.assertThat(indices.synonymousLength())
                .isEqualTo(Long.parseLong(row.getOrDefault("L_sym", row.get("Len_sym"))));
        softly.assertThat(indices.aminoAcidLength())
                .isEqualTo(Long.parseLong(row.getOrDefault("L_aa", row.get("Len_aa"))));
    }

    /** As C prints a number; what is undefined, codonW prints as 0. */
    private static String printed(@Nullable Double value, int decimals) {
        return new BigDecimal(value == null ? 0 : value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static CodonIndices indices(CodonCounts counts, int geneticCode) {
        return CodonIndices.of(counts, families(geneticCode), CaiReference.ecoli());
    }

    private static CodonFamilies families(int geneticCode) {
        return CodonFamilies.of(GeneticCodes.ncbi().get(geneticCode), FamilyRule.AMINO_ACID);
    }

    /** By record and number in the record, as codonW's titles begin. */
    private static Map<String, CodonCounts> codingSequences(String set) throws IOException {
        Map<String, CodonCounts> counts = new LinkedHashMap<>();
        for (Map<String, String> row : SharedData.rows(SharedData.file("expected/" + set + ".cds.tsv.gz"))) {
            counts.put(row.get("record") + "|" + row.get("cds"), SharedData.counts(row));
        }
        return counts;
    }

    private static String gene(String title) {
        String[] parts = title.split("\\|");
        return parts[0] + "|" + parts[1];
    }

    private static List<CodonCounts> yeast() throws IOException {
        BasePacker packer = new BasePacker();
        CodonCounter counter = new CodonCounter();
        return SharedData.letters(YEAST).stream()
                .map(letters -> letters.getBytes(StandardCharsets.US_ASCII))
                .map(letters -> counter.countFrame0(packer.pack(letters, 0, letters.length)))
                .toList();
    }

    /** A table whose columns are separated by blanks, under a line of names. */
    private static List<Map<String, String>> table(String name) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(SharedData.file("expected/" + name));
        String[] columns = lines.get(0).strip().split(" +");
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.strip().split(" +");
            assertThat(fields).hasSameSizeAs(columns);
            Map<String, String> row = new LinkedHashMap<>();
            IntStream.range(0, columns.length).forEach(column -> row.put(columns[column], fields[column]));
            rows.add(row);
        }
        return rows;
    }

    /** codonW's blocks of four lines with 16 numbers each, one block a gene; words at the end of a line are left out. */
    private static List<List<String>> block(String name) throws IOException {
        List<List<String>> blocks = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.file("expected/" + name))) {
            numbers.addAll(Arrays.asList(line.strip().split("\\s+")).subList(0, 16));
            if (numbers.size() == CodonCounts.CODONS) {
                blocks.add(numbers);
                numbers = new ArrayList<>();
            }
        }
        return blocks;
    }

    /** codonW prints a line for each first base with, for each third base, the four second bases. */
    private static int codonOfCodonW(int place) {
        return place / 16 * 16 + place % 4 * 4 + place / 4 % 4;
    }
}
