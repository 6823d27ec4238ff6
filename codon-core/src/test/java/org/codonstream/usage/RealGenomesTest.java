package org.codonstream.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.codon.NaiveCounter;
import org.codonstream.codon.Reading;
import org.codonstream.sequence.BasePacker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real genomes against what Biopython, EMBOSS and codonW say of them. */
@EnabledIf(
        value = "org.codonstream.usage.SharedData#isPresent",
        disabledReason = "skipped: the real genomes of ../shared/data are not beside the project's root")
class RealGenomesTest {

    private static final List<Reading> WHOLE_SEQUENCE_READINGS = List.of(
            Reading.FRAME0, Reading.FRAME1, Reading.FRAME2, Reading.REVERSE0, Reading.REVERSE1, Reading.REVERSE2);

    private final BasePacker packer = new BasePacker();
    private final CodonCounter counter = new CodonCounter();

    static Stream<String> sets() {
        return SharedData.sets().stream();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void countsEveryRecordAsOtherToolsDo(String set) throws IOException {
        List<Map<String, String>> rows = SharedData.rows(SharedData.file("expected/" + set + ".frame0.tsv.gz"));
        List<String> records = SharedData.letters(set);

        assertThat(records).hasSameSizeAs(rows);
        for (int record = 0; record < records.size(); record++) {
            String letters = records.get(record);
            Map<String, String> row = rows.get(record);
            FrameCounts counts = counter.count(packer.pack(NaiveCounter.bytes(letters), 0, letters.length()));

            assertThat(counts.length()).as(row.get("record")).isEqualTo(SharedData.number(row, "length"));
            assertThat(counts.frame0()).as(row.get("record")).isEqualTo(SharedData.counts(row));
            for (Reading reading : WHOLE_SEQUENCE_READINGS) {
                assertThat(counts.reading(reading))
                        .as("%s of %s", reading, row.get("record"))
                        .isEqualTo(NaiveCounter.reading(letters, reading));
            }
        }
    }

    /** Lambda is not among them: its coding sequences hold ambiguous letters, which cusp counts as real bases. */
    @ParameterizedTest
    @ValueSource(strings = {"human_mt_NC_012920", "arabidopsis_pt_NC_000932", "phix174_NC_001422"})
    void countsCodingSequencesAsCuspOfEmbossDoes(String set) throws IOException {
        List<Map<String, String>> rows = SharedData.rows(SharedData.file("expected/" + set + ".cds.tsv.gz"));
        CodonCounts sum = rows.stream().map(SharedData::counts).reduce(CodonCounts.ZERO, CodonCounts::plus);

        assertThat(sum.toArray()).isEqualTo(countsOfCusp(set).toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"human_mt_NC_012920", "arabidopsis_pt_NC_000932", "lambda_NC_001416", "phix174_NC_001422"})
    void writesWhatCuspOfEmbossWrites(String set) throws IOException {
        String expected = Files.readString(SharedData.file("expected/" + set + ".cds.cusp"));
        GeneticCode standard = GeneticCodes.ncbi().get(1);
        TableHeading heading = new TableHeading("all", Reading.CDS, standard, 1, 13, 0);

        String text =
                TableFormat.CUSP.toText(heading, CodonUsageTable.of(countsOfCusp(set), standard, RowSelection.ALL));

        assertThat(text.lines().findFirst()).contains("#CdsCount: 13");
        assertThat(text.substring(text.indexOf('\n'))).isEqualTo(expected.substring(expected.indexOf('\n')));
    }

    @ParameterizedTest
    @CsvSource({
        "human_mt_NC_012920, 2",
        "arabidopsis_pt_NC_000932, 1",
        "lambda_NC_001416, 1",
        "phix174_NC_001422, 1",
    })
    void givesTheRscuOfCodonW(String set, int geneticCode) throws IOException {
        List<String> counts = codonW("expected/codonw/" + set + ".cutot.blk");
        List<String> expected = codonW("expected/codonw/" + set + ".totals.rscu.blk");
        long[] codons = new long[CodonCounts.CODONS];
        for (int place = 0; place < CodonCounts.CODONS; place++) {
            codons[codonOfCodonW(place)] = Long.parseLong(counts.get(place));
        }

        List<CodonRow> rows = CodonUsageTable.of(
                        CodonCounts.of(codons, 0, 0), GeneticCodes.ncbi().get(geneticCode), RowSelection.ALL)
                .rows();

        for (int place = 0; place < CodonCounts.CODONS; place++) {
            CodonRow row = rows.get(codonOfCodonW(place));
            BigDecimal rscu = new BigDecimal(row.rscu() == null ? 0 : row.rscu());
            assertThat(rscu.setScale(3, RoundingMode.HALF_EVEN).toPlainString())
                    .as(row.codonText())
                    .isEqualTo(expected.get(place));
        }
    }

    @Test
    void saysHowManyBasesTheHumanMitochondrionHas() throws IOException {
        String letters = SharedData.letters("human_mt_NC_012920").get(0);
        FrameCounts counts = counter.count(packer.pack(NaiveCounter.bytes(letters), 0, letters.length()));

        assertThat(counts.length()).isEqualTo(16_569);
        assertThat(counts.frame0().counted()).isEqualTo(5522);
        assertThat(counts.frame0().ambiguous()).isEqualTo(1);
    }

    /** The numbers at the ends of the lines. */
    private static CodonCounts countsOfCusp(String set) throws IOException {
        long[] codons = new long[CodonCounts.CODONS];
        for (String line : Files.readAllLines(SharedData.file("expected/" + set + ".cds.cusp"))) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] words = line.split("\\s+");
                codons[Codon.index(words[0])] = Long.parseLong(words[4]);
            }
        }
        return CodonCounts.of(codons, 0, 0);
    }

    /** codonW prints a line for each first base with, for each third base, the four second bases. */
    private static int codonOfCodonW(int place) {
        int first = place / 16;
        int third = place / 4 % 4;
        int second = place % 4;
        return first * 16 + second * 4 + third;
    }

    /** The 64 numbers of a file, 16 a line; words at the end of a line are left out. */
    private static List<String> codonW(String file) throws IOException {
        List<String> numbers = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.file(file))) {
            String[] words = line.strip().split("\\s+");
            for (int word = 0; word < Math.min(16, words.length); word++) {
                numbers.add(words[word]);
            }
        }
        return numbers;
    }
}
