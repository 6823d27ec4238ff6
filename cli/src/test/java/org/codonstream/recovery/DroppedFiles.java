package org.codonstream.recovery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.codonstream.input.ParquetFixture;

/** Files that come into a folder one after the other: renamed into it, written slowly, or broken. */
final class DroppedFiles {
    private static final int GENOMES_A_FILE = 3;
    private static final int SLOW_PARTS = 5;

    private final Path outside;
    private final Path folder;
    private final ExpectedTables expected;
    private final Genomes genomes = new Genomes(7);
    private final Map<String, String> bad = new LinkedHashMap<>();
    private int dropped;

    /**
     * No file yet.
     *
     * @param expected is told of each good one
     */
    DroppedFiles(Path temporary, ExpectedTables expected) throws IOException {
        this.outside = Files.createDirectories(temporary.resolve("outside"));
        this.folder = Files.createDirectories(temporary.resolve("incoming"));
        this.expected = expected;
        Files.createDirectories(folder.resolve("sub"));
    }

    Path folder() {
        return folder;
    }

    int dropped() {
        return dropped;
    }

    /** What must be in the reason of each bad file, by its name from the folder on. */
    Map<String, String> bad() {
        return bad;
    }

    void drop(int count) throws IOException {
        for (int end = dropped + count; dropped < end; dropped++) {
            switch (dropped % 20) {
                case 5 -> dropCutShort(".parquet", "its end is missing");
                case 15 -> dropCutShort(".fa.gz", "its gzip data ends too early");
                case 11 -> dropBroken(name(".parquet"), "this is no genome".getBytes(US_ASCII), "Parquet");
                case 17 -> dropBadRow(name(".parquet"));
                case 2, 8 -> dropSlowly(".parquet");
                case 14 -> dropSlowly(".gb.gz");
                case 3, 12 -> move(".fasta");
                case 6 -> move(".fna.gz");
                case 9, 19 -> move(".gbk");
                default -> move(".parquet");
            }
        }
    }

    private String name(String ending) {
        return (dropped % 4 == 3 ? "sub/" : "") + "f" + dropped + ending;
    }

    private void move(String ending) throws IOException {
        Files.move(good(ending), folder.resolve(name(ending)), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A good file outside the folder. */
    private Path good(String ending) {
        Path file = outside.resolve("f" + dropped + ending);
        List<Genome> content = write(file);
        expected.publish(file, content, GENOMES_A_FILE);
        return file;
    }

    private List<Genome> write(Path file) {
        List<Genome> content = genomes.make(dropped * GENOMES_A_FILE, GENOMES_A_FILE, 40, 900);
        if (file.toString().endsWith(".parquet")) {
            Genomes.write(file, content);
            return content;
        }
        FlatFiles.write(file, content);
        return FlatFiles.stated(file, content);
    }

    private void dropCutShort(String ending, String reason) throws IOException {
        Path file = outside.resolve("f" + dropped + ending);
        write(file);
        byte[] whole = Files.readAllBytes(file);
        dropBroken(name(ending), Arrays.copyOf(whole, whole.length * 2 / 3), reason);
    }

    private void dropBroken(String name, byte[] content, String reason) throws IOException {
        Files.write(folder.resolve(name), content);
        bad.put(name, reason);
    }

    private void dropBadRow(String name) {
        ParquetFixture.ofAllColumns()
                .write(
                        folder.resolve(name),
                        ParquetFixture.row("NC_" + (800_000 + dropped) + ".1", "ACGTACGT", "archive-0"),
                        ParquetFixture.row("NC_" + (810_000 + dropped) + ".1", "AC!GT", "archive-0"));
        bad.put(name, "row 2");
    }

    /** As a copy over a slow line comes in: some bytes now and then, under the name that it will have. */
    private void dropSlowly(String ending) throws IOException {
        byte[] content = Files.readAllBytes(good(ending));
        int part = content.length / SLOW_PARTS + 1;
        try (OutputStream out = Files.newOutputStream(folder.resolve(name(ending)))) {
            for (int from = 0; from < content.length; from += part) {
                out.write(content, from, Math.min(part, content.length - from));
                Awaitility.await().pollDelay(Duration.ofMillis(80)).until(() -> true);
            }
        }
    }
}
