package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.codonstream.sequence.BasePacker;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as pyarrow writes them (whole sequences in dictionaries), against answers computed with other tools. */
class RealGenomesTest {

    private static final Path DATA = Path.of("../../shared/data");

    @ParameterizedTest
    @CsvSource({
        "organelle, human_mt_NC_012920 metazoa_mt_76 termite_mt_29 turtle_mt_31_crlf arabidopsis_pt_NC_000932"
                + " tobacco_pt_Z00044 marchantia_pt_NC_001319 anthoceros_pt_NC_004543 arabidopsis_mt_NC_001284",
        "viral, mers_46 zika_34 hiv1_NC_001802_lowercase microvirus_100 phix174_NC_001422 lambda_NC_001416",
        "bacteria, ecoli_K12_NC_000913 mycoplasma_gallisepticum_NC_004829 draft_NZ_AHMY02",
        "chordata_mt, chordata_mt_304"
    })
    void readsTheRowsThatOtherToolsCounted(String folder, String sets) throws IOException {
        Path parquet = DATA.resolve("parquet").resolve(folder);
        Assumptions.assumeTrue(
                Files.isDirectory(parquet), "skipped: the real genomes are not at " + parquet.toAbsolutePath());
        List<String> expected = new ArrayList<>();
        for (String set : sets.split(" ")) {
            expected.addAll(expected(set));
        }

        assertThat(read(parquet)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> read(Path folder) {
        List<String> rows = new ArrayList<>();
        BasePacker packer = new BasePacker();
        CodonCounter counter = new CodonCounter();
        try (SequenceReader reader = new SequenceReader(Projection.LETTERS, null, HeapBudget.ofThisJvm())) {
            for (Slice slice : Slice.ofFiles(InputFiles.resolve(List.of(folder.toString())))) {
                reader.read(slice.range(), new RowHandler() {
                    @Override
                    public void sequence(SequenceRow row) {
                        CodonCounts counts = counter.count(packer.pack(row.letters(), row.offset(), row.length()))
                                .reading(Reading.FRAME0);
                        rows.add(String.join(
                                " ",
                                row.id(),
                                Integer.toString(row.length()),
                                Long.toString(counts.counted()),
                                Long.toString(counts.ambiguous()),
                                Long.toString(counts.trailing())));
                    }

                    @Override
                    public void badRow(BadRow row) {
                        throw row.exception();
                    }
                });
            }
        }
        return rows;
    }

    /** Columns record, length, triplets, acgt, ambiguous, trailing. */
    private static List<String> expected(String set) throws IOException {
        Path file = DATA.resolve("expected").resolve(set + ".frame0.tsv.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> String.join(" ", cells[0], cells[1], cells[3], cells[4], cells[5]))
                    .toList();
        }
    }
}
