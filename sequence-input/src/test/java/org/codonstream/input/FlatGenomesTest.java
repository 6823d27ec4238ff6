package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.annotation.Segment;
import org.codonstream.annotation.Strand;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.codonstream.sequence.BasePacker;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FASTA and GenBank as archives hand them out, against answers computed with other tools. */
class FlatGenomesTest {

    private static final Path DATA = Path.of("../../shared/data");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acaryochloris_plasmid_NC_009933.gb.gz",
                "anthoceros_pt_NC_004543.gb.gz",
                "arabidopsis_mt_NC_001284.gb.gz",
                "arabidopsis_pt_NC_000932.gb.gz",
                "chordata_mt_304.gb.gz",
                "codonw_input_111.fasta",
                "draft_NZ_AHMY02.gb.gz",
                "ecoli_K12_NC_000913.gb.gz",
                "hiv1_NC_001802_lowercase.fasta.gz",
                "human_mt_NC_012920.gb.gz",
                "lambda_NC_001416.gb.gz",
                "marchantia_pt_NC_001319.gb.gz",
                "mers_46.fasta.gz",
                "mers_KC164505.gb.gz",
                "metazoa_mt_76.gb.gz",
                "methanocaldococcus_rRNA_U.gb.gz",
                "microvirus_100.gb.gz",
                "mycoplasma_gallisepticum_NC_004829.gb.gz",
                "phix174_NC_001422.gb.gz",
                "termite_mt_29.gb.gz",
                "tobacco_pt_Z00044.gb.gz",
                "turtle_mt_31_crlf.gb.gz",
                "yersinia_plasmid_NC_005816.fasta.gz",
                "yersinia_plasmid_NC_005816.gb.gz",
                "zika_34.fasta.gz"
            })
    void readsTheRecordsThatOtherToolsCounted(String name) throws IOException {
        Path file = DATA.resolve("genomes").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: the real genomes are not at " + file.toAbsolutePath());
        String set = name.substring(0, name.indexOf('.'));
        CollectedCounts read = new CollectedCounts();
        InputFile input = InputFiles.resolve(List.of(file.toString())).get(0);
        try (SequenceReader reader = new SequenceReader(Projection.ALL, null, HeapBudget.ofThisJvm())) {
            reader.read(input.allRows(), read);
        }

        // The same letters stand in the FASTA and the GenBank file of this one, under NCBI's old kind of id and
        // VERSION.
        List<String> expected = table(set + ".frame0.tsv.gz").stream()
                .map(row -> name.equals("yersinia_plasmid_NC_005816.fasta.gz") ? withoutId(row) : counts(row))
                .toList();
        assertThat(
                        name.equals("yersinia_plasmid_NC_005816.fasta.gz")
                                ? read.counts.stream()
                                        .map(FlatGenomesTest::withoutFirstWord)
                                        .toList()
                                : read.counts)
                .isEqualTo(expected);
        if (name.contains(".gb")) {
            assertThat(read.codingSequences).isEqualTo(codingSequences(set));
        } else {
            assertThat(read.codingSequences).isEmpty();
        }
    }

    private static String withoutId(Map<String, String> row) {
        return withoutFirstWord(counts(row));
    }

    private static String withoutFirstWord(String text) {
        return text.substring(text.indexOf(' '));
    }

    private static String counts(Map<String, String> row) {
        List<String> cells = new ArrayList<>(
                List.of(row.get("record"), row.get("length"), row.get("ambiguous"), row.get("trailing")));
        for (int codon = 0; codon < 64; codon++) {
            cells.add(row.get(Codon.text(codon)));
        }
        return String.join(" ", cells);
    }

    private static List<String> codingSequences(String set) throws IOException {
        return table(set + ".cds.tsv.gz").stream()
                .map(row -> String.join(
                        " ",
                        row.get("record"),
                        row.get("location").replaceAll("[<>]", ""),
                        row.get("transl_table"),
                        row.get("codon_start")))
                .toList();
    }

    private static List<Map<String, String>> table(String name) throws IOException {
        Path file = DATA.resolve("expected").resolve(name);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> names = Arrays.asList(lines.readLine().split("\t"));
            List<Map<String, String>> rows = new ArrayList<>();
            lines.lines().forEach(line -> {
                String[] cells = line.split("\t", -1);
                Map<String, String> row = new HashMap<>();
                for (int column = 0; column < cells.length; column++) {
                    row.put(names.get(column), cells[column]);
                }
                rows.add(row);
            });
            return rows;
        }
    }

    /** Counts frame 0 of each row, and notes its coding sequences as the other tools write them. */
    private static final class CollectedCounts implements RowHandler {
        private final List<String> counts = new ArrayList<>();
        private final List<String> codingSequences = new ArrayList<>();
        private final BasePacker packer = new BasePacker();
        private final CodonCounter counter = new CodonCounter();

        @Override
        public void sequence(SequenceRow row) {
            CodonCounts counted = counter.count(packer.pack(row.letters(), row.offset(), row.length()))
                    .reading(Reading.FRAME0);
            StringBuilder line = new StringBuilder(String.join(
                    " ",
                    row.id(),
                    Integer.toString(row.length()),
                    Long.toString(counted.ambiguous()),
                    Long.toString(counted.trailing())));
            for (int codon = 0; codon < 64; codon++) {
                line.append(' ').append(counted.codon(codon));
            }
            counts.add(line.toString());
            if (row.annotation() != null) {
                assertThat(row.annotation().rejected()).isEmpty();
                row.annotation().features().forEach(feature -> codingSequences.add(describe(row.id(), feature)));
            }
        }

        @Override
        public void badRow(BadRow row) {
            throw row.exception();
        }

        private static String describe(String id, CodingFeature feature) {
            List<String> segments =
                    feature.segments().stream().map(CollectedCounts::describe).toList();
            String location = segments.size() == 1
                    ? segments.get(0)
                    : segments.stream().collect(Collectors.joining(",", "join{", "}"));
            return String.format(Locale.ROOT, "%s %s %d %d", id, location, feature.geneticCode(), feature.codonStart());
        }

        private static String describe(Segment segment) {
            return "[" + segment.start() + ":" + segment.end() + "](" + (segment.strand() == Strand.FORWARD ? "+" : "-")
                    + ")";
        }
    }
}
