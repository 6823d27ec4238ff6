package org.codonstream.usage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.junit.jupiter.api.Assumptions;

/** Real genomes and what other tools count in them, beside the project; tests that need them are skipped elsewhere. */
public final class SharedData {

    private static final Path FOLDER = Path.of("..", "..", "shared", "data");

    private SharedData() {}

    public static boolean isPresent() {
        return Files.isDirectory(FOLDER.resolve("expected"));
    }

    /** A file below the folder; skips the test where the folder is absent. */
    public static Path file(String name) {
        Assumptions.assumeTrue(
                isPresent(), "skipped: the real genomes of ../shared/data are not beside the project's root");
        return FOLDER.resolve(name);
    }

    /** The names of the sets whose whole sequences have been counted. */
    public static List<String> sets() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("expected"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".frame0.tsv.gz"))
                    .map(name -> name.replace(".frame0.tsv.gz", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table with a line of names: name to field. */
    public static List<Map<String, String>> rows(Path table) throws IOException {
        try (BufferedReader lines = lines(table)) {
            return rows(lines);
        }
    }

    /** The rows of a table with a line of names: name to field. */
    public static List<Map<String, String>> rows(BufferedReader lines) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        String[] names = lines.readLine().split("\t");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] fields = line.split("\t", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < names.length; column++) {
                row.put(names[column], fields[column]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** The codon counts of a row. */
    public static CodonCounts counts(Map<String, String> row) {
        long[] codons = new long[CodonCounts.CODONS];
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            codons[codon] = number(row, Codon.text(codon));
        }
        return CodonCounts.of(codons, number(row, "ambiguous"), number(row, "trailing"));
    }

    public static long number(Map<String, String> row, String name) {
        return Long.parseLong(row.get(name));
    }

    /** The letters of each record of a set, FASTA or the sequence part of GenBank. */
    public static List<String> letters(String set) throws IOException {
        for (String ending : new String[] {".gb.gz", ".fasta.gz", ".fasta"}) {
            Path file = file("genomes/" + set + ending);
            if (Files.exists(file)) {
                return ending.startsWith(".gb") ? genBank(file) : fasta(file);
            }
        }
        throw new IllegalArgumentException("no genomes of " + set);
    }

    private static List<String> fasta(Path file) throws IOException {
        List<StringBuilder> records = new ArrayList<>();
        try (BufferedReader lines = lines(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(">")) {
                    records.add(new StringBuilder());
                } else {
                    records.get(records.size() - 1).append(line.strip());
                }
            }
        }
        return records.stream().map(StringBuilder::toString).toList();
    }

    private static List<String> genBank(Path file) throws IOException {
        List<String> records = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        boolean inSequence = false;
        try (BufferedReader lines = lines(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("ORIGIN")) {
                    inSequence = true;
                } else if (line.startsWith("//")) {
                    records.add(letters.toString());
                    letters = new StringBuilder();
                    inSequence = false;
                } else if (inSequence) {
                    letters.append(line.replaceAll("[\\d\\s]", ""));
                }
            }
        }
        return records;
    }

    private static BufferedReader lines(Path file) throws IOException {
        InputStream stream = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }
}
