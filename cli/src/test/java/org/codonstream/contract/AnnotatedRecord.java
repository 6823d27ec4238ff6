package org.codonstream.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codonstream.codon.Reading;
import org.codonstream.input.CountedRow;
import org.jspecify.annotations.Nullable;

/** A GenBank record that a test writes, with coding sequences on its forward strand. */
record AnnotatedRecord(
        String id, String letters, int taxon, @Nullable String organelle, List<Gene> genes) {

    /** A coding sequence from one base to another, both from 1. */
    record Gene(int start, int end, int geneticCode) {}

    static AnnotatedRecord of(String id, String letters, int taxon, Gene... genes) {
        return new AnnotatedRecord(id, letters, taxon, null, List.of(genes));
    }

    AnnotatedRecord in(String otherOrganelle) {
        return new AnnotatedRecord(id, letters, taxon, otherOrganelle, genes);
    }

    AnnotatedRecord with(Gene... others) {
        return new AnnotatedRecord(id, letters, taxon, organelle, List.of(others));
    }

    AnnotatedRecord ofTaxon(int other) {
        return new AnnotatedRecord(id, letters, other, organelle, genes);
    }

    /** What must be counted of its coding sequences under a genetic code. */
    List<CountedRow> counted(int geneticCode) {
        return genes.stream()
                .filter(gene -> gene.geneticCode() == geneticCode)
                .map(this::counted)
                .toList();
    }

    /** What must be counted of all its coding sequences. */
    List<CountedRow> counted() {
        return genes.stream().map(this::counted).toList();
    }

    private CountedRow counted(Gene gene) {
        return CountedRow.naive(id, letters.substring(gene.start() - 1, gene.end()), Reading.FRAME0);
    }

    /** Writes records as a GenBank flat file. */
    static Path write(Path file, AnnotatedRecord... records) {
        return write(file, Stream.of(records).map(AnnotatedRecord::genBank).collect(Collectors.joining()));
    }

    /** Writes the record without its annotation. */
    Path writeFasta(Path file) {
        return write(file, ">" + id + "\n" + letters + "\n");
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String genBank() {
        List<String> lines = new ArrayList<>();
        String accession = id.substring(0, id.indexOf('.'));
        lines.add(String.format(
                "LOCUS       %-16s %11d bp    DNA     linear   BCT 01-JAN-2020", accession, letters.length()));
        lines.add("DEFINITION  Made for a test.");
        lines.add("ACCESSION   " + accession);
        lines.add("VERSION     " + id);
        lines.add("FEATURES             Location/Qualifiers");
        lines.add("     source          1.." + letters.length());
        lines.add("                     /organism=\"Exemplum testis\"");
        if (organelle != null) {
            lines.add("                     /organelle=\"" + organelle + "\"");
        }
        lines.add("                     /db_xref=\"taxon:" + taxon + "\"");
        for (Gene gene : genes) {
            lines.add("     CDS             " + gene.start() + ".." + gene.end());
            lines.add("                     /transl_table=" + gene.geneticCode());
        }
        lines.add("ORIGIN");
        for (int start = 0; start < letters.length(); start += 60) {
            lines.add(String.format(
                    "%9d %s", start + 1, letters.substring(start, Math.min(letters.length(), start + 60))));
        }
        lines.add("//");
        return String.join("\n", lines) + "\n";
    }
}
