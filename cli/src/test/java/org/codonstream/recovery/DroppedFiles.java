package org.codonstream.recovery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
            String name = (dropped % 4 == 3 ? "sub/" : "") + "f" + dropped + ".parquet";
            switch (dropped % 20) {
                case 5 -> dropBroken(name, Arrays.copyOf(Files.readAllBytes(written(dropped)), 400), "Parquet");
                case 11 -> dropBroken(name, "this is no genome".getBytes(StandardCharsets.US_ASCII), "Parquet");
                case 17 -> dropBadRow(name);
                case 2, 8, 14 -> dropSlowly(name);
                default -> Files.move(written(dropped), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private Path written(int number) {
        List<Genome> content = genomes.make(number * GENOMES_A_FILE, GENOMES_A_FILE, 40, 900);
        Path file = Genomes.write(outside.resolve("f" + number + ".parquet"), content);
        if (number % 20 != 5) {
            expected.publish(file, content, GENOMES_A_FILE);
        }
        return file;
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
    private void dropSlowly(String name) throws IOException {
        byte[] content = Files.readAllBytes(written(dropped));
        int part = content.length / SLOW_PARTS + 1;
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            for (int from = 0; from < content.length; from += part) {
                out.write(content, from, Math.min(part, content.length - from));
                Awaitility.await().pollDelay(Duration.ofMillis(80)).until(() -> true);
            }
        }
    }
}
