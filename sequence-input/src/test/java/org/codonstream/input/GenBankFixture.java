package org.codonstream.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A GenBank record that a test writes.
 *
 * @param id with its version
 * @param features lines of its feature table
 */
public record GenBankFixture(String id, String letters, List<String> features) {

    private static final String QUALIFIER = " ".repeat(21);

    public GenBankFixture {
        features = List.copyOf(features);
    }

    /** A record with nothing but its source feature. */
    public static GenBankFixture of(String id, String letters) {
        return new GenBankFixture(id, letters, List.of("     source          1.." + letters.length()));
    }

    /** With a qualifier of the last feature so far. */
    public GenBankFixture qualifier(String text) {
        return with(QUALIFIER + text);
    }

    /** With one more coding sequence. */
    public GenBankFixture coding(String location, int geneticCode) {
        return with("     CDS             " + location).qualifier("/transl_table=" + geneticCode);
    }

    /** Writes records as one flat file. */
    public static Path write(Path file, GenBankFixture... records) {
        String text = Stream.of(records).map(GenBankFixture::text).collect(Collectors.joining());
        try {
            return Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GenBankFixture with(String line) {
        List<String> more = new ArrayList<>(features);
        more.add(line);
        return new GenBankFixture(id, letters, more);
    }

    private String text() {
        String accession = id.substring(0, id.indexOf('.'));
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "LOCUS       %-16s %11d bp    DNA     linear   BCT 01-JAN-2020", accession, letters.length()));
        lines.add("DEFINITION  Made for a test.");
        lines.add("ACCESSION   " + accession);
        lines.add("VERSION     " + id);
        lines.add("FEATURES             Location/Qualifiers");
        lines.addAll(features);
        lines.add("ORIGIN");
        for (int start = 0; start < letters.length(); start += 60) {
            lines.add(String.format(
                    "%9d %s", start + 1, letters.substring(start, Math.min(letters.length(), start + 60))));
        }
        lines.add("//\n");
        return String.join("\n", lines);
    }
}
