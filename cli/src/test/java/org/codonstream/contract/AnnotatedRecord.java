package org.codonstream.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.codonstream.codon.Reading;
import org.codonstream.input.CountedRow;
import org.codonstream.input.GenBankFixture;
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
        return GenBankFixture.write(
                file, Stream.of(records).map(AnnotatedRecord::genBank).toArray(GenBankFixture[]::new));
    }

    private GenBankFixture genBank() {
        GenBankFixture record = GenBankFixture.of(id, letters).qualifier("/organism=\"Exemplum testis\"");
        if (organelle != null) {
            record = record.qualifier("/organelle=\"" + organelle + "\"");
        }
        record = record.qualifier("/db_xref=\"taxon:" + taxon + "\"");
        for (Gene gene : genes) {
            record = record.coding(gene.start() + ".." + gene.end(), gene.geneticCode());
        }
        return record;
    }

    /** Writes the record without its annotation. */
    Path writeFasta(Path file) {
        try {
            return Files.writeString(file, ">" + id + "\n" + letters + "\n", StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
