package org.codonstream.broker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What one run of the broker process wrote: Kafka's log, and what went to its standard output instead. */
final class BrokerLog {
    private static final int MOST_BYTES = 32 * 1024;

    private final Path folder;
    private final long startOfRun;

    /** The log from here on: what earlier runs wrote is passed over. */
    BrokerLog(Path folder) throws IOException {
        this.folder = folder;
        this.startOfRun = Files.exists(file()) ? Files.size(file()) : 0;
    }

    Path file() {
        return folder.resolve("broker.log");
    }

    /** Standard output and error of the process: Java's own complaints. */
    Path output() {
        return folder.resolve("broker.out");
    }

    Path folder() {
        return folder;
    }

    boolean mentions(String words) {
        return tail().contains(words);
    }

    /** The last lines of this run, errors alone where there are any. */
    String lastWords(int most) {
        List<String> lines = tail().lines().filter(line -> !line.isBlank()).toList();
        List<String> errors = lines.stream()
                .filter(line -> line.contains(" ERROR ") || line.contains("Exception"))
                .toList();
        List<String> chosen = errors.isEmpty() ? lines : errors;
        return String.join("\n", chosen.subList(Math.max(0, chosen.size() - most), chosen.size()));
    }

    private String tail() {
        return end(file(), startOfRun) + end(output(), 0);
    }

    private static String end(Path file, long from) {
        try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
            long size = input.length();
            long start = Math.max(from <= size ? from : 0, size - MOST_BYTES);
            byte[] bytes = new byte[Math.toIntExact(size - start)];
            input.seek(start);
            input.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
