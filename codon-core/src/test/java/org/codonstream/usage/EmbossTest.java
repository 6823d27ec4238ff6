package org.codonstream.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EMBOSS reads the tables that are written for it, and means the same by them. */
@EnabledIf(value = "isInstalled", disabledReason = "skipped: EMBOSS (package emboss of Debian) is not installed")
class EmbossTest {

    private static final Path CODCOPY = Path.of("/usr/bin/codcopy");
    private static final GeneticCode STANDARD = GeneticCodes.ncbi().get(1);

    @TempDir
    private Path folder;

    static boolean isInstalled() {
        return Files.isExecutable(CODCOPY);
    }

    /** Not gcg and cutg: EMBOSS makes their shares from the rounded ones of the file. */
    @ParameterizedTest
    @CsvSource({"emboss, CUSP", "spsum, SPSUM"})
    void copiesWhatCuspIsWrittenLike(String name, TableFormat format) throws Exception {
        CodonCounts counts = counts(1 << 20);

        assertThat(copy(counts, name)).isEqualTo(text(format, counts));
    }

    @ParameterizedTest
    @CsvSource({"gcg, GCG", "cutg, CUTG"})
    void laysOutLargeCountsInTheSameWay(String name, TableFormat format) throws Exception {
        CodonCounts counts = counts(20_000_000);

        assertThat(copy(counts, name).replaceAll("\\d\\.\\d+", "#"))
                .isEqualTo(text(format, counts).replaceAll("\\d\\.\\d+", "#"));
    }

    /** Both forms are among them. */
    @Test
    void readsTheTablesThatComeWithEmboss() throws IOException {
        try (Stream<Path> tables = Files.list(Path.of("/usr/share/EMBOSS/data/CODONS"))) {
            List<Path> cut =
                    tables.filter(table -> table.toString().endsWith(".cut")).toList();
            assertThat(cut).hasSizeGreaterThan(200);
            for (Path table : cut) {
                long sum = Files.readAllLines(table).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .mapToLong(line -> Long.parseLong(line.strip().replaceAll(".*\\s", "")))
                        .sum();
                assertThat(TableReader.read(table).counted())
                        .as(table.toString())
                        .isEqualTo(sum);
            }
        }
    }

    private static CodonCounts counts(int most) {
        return CodonCounts.of(new Random(12).longs(64, 0, most).toArray(), 0, 0);
    }

    private String copy(CodonCounts counts, String format) throws IOException, InterruptedException {
        Path written = Files.writeString(folder.resolve("written.cut"), text(TableFormat.CUSP, counts));
        Path copied = folder.resolve("copied");
        Process process = new ProcessBuilder(
                        CODCOPY.toString(), "-auto", written.toString(), copied.toString(), "-oformat2", format)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
        return Files.readString(copied);
    }

    private static String text(TableFormat format, CodonCounts counts) {
        TableHeading heading = new TableHeading("all", Reading.CDS, STANDARD, 1, 4321, 0);
        return format.toText(heading, CodonUsageTable.of(counts, STANDARD, RowSelection.ALL));
    }
}
