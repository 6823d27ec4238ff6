package org.codonstream.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;

/** A folder of real genomes beside the project, and the sets whose codons other tools have counted in it. */
public enum RealSet {
    ORGANELLE(
            "human_mt_NC_012920",
            "metazoa_mt_76",
            "termite_mt_29",
            "turtle_mt_31_crlf",
            "arabidopsis_pt_NC_000932",
            "tobacco_pt_Z00044",
            "marchantia_pt_NC_001319",
            "anthoceros_pt_NC_004543",
            "arabidopsis_mt_NC_001284"),
    VIRAL("mers_46", "zika_34", "hiv1_NC_001802_lowercase", "microvirus_100", "phix174_NC_001422", "lambda_NC_001416"),
    BACTERIA("ecoli_K12_NC_000913", "mycoplasma_gallisepticum_NC_004829", "draft_NZ_AHMY02"),
    CHORDATA_MT("chordata_mt_304");

    private static final Path DATA = Path.of("..", "..", "shared", "data");

    private final List<String> counted;

    RealSet(String... counted) {
        this.counted = List.of(counted);
    }

    /** For JUnit's conditions. */
    public static boolean arePresent() {
        return Files.isDirectory(DATA.resolve("expected")) && Files.isDirectory(DATA.resolve("parquet"));
    }

    /** The name of its folder, and the source of its rows. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where its Parquet files lie. */
    public Path folder() {
        return DATA.resolve("parquet").resolve(label());
    }

    /** Hands over id and letters of all rows, in the order of files and rows. */
    public void forEach(BiConsumer<String, String> action) {
        try (SequenceReader reader = new SequenceReader(Projection.LETTERS, null, HeapBudget.ofThisJvm())) {
            for (InputFile file : InputFiles.resolve(List.of(folder().toString()))) {
                reader.read(new RowRange(file, 1, file.rows()), new RowHandler() {
                    @Override
                    public void sequence(SequenceRow row) {
                        action.accept(
                                row.id(),
                                new String(row.letters(), row.offset(), row.length(), StandardCharsets.US_ASCII));
                    }

                    @Override
                    public void badRow(BadRow row) {
                        throw row.exception();
                    }
                });
            }
        }
    }

    /** What other tools count in frame 0, a row per record. */
    public List<CountedRow> countedByOtherTools() throws IOException {
        List<CountedRow> rows = new ArrayList<>();
        for (String set : counted) {
            Path file = DATA.resolve("expected").resolve(set + ".frame0.tsv.gz");
            try (BufferedReader reader = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                List<String> names = Arrays.asList(reader.readLine().split("\t"));
                reader.lines()
                        .forEach(line -> rows.add(CountedRow.of(names, Arrays.asList(line.split("\t")), "record")));
            }
        }
        return rows;
    }
}
