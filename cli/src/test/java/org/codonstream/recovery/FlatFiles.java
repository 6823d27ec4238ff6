package org.codonstream.recovery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.codonstream.sequence.Filing;

/** Genomes as flat files, whose name says the format; {@code .gz} behind it packs them. */
final class FlatFiles {
    private FlatFiles() {}

    /** Writes FASTA, or GenBank where the name says {@code .gb}. */
    static Path write(Path file, List<Genome> genomes) {
        boolean genBank = isGenBank(file);
        StringBuilder text = new StringBuilder();
        genomes.forEach(genome -> text.append(genBank ? genBank(genome) : fasta(genome)));
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The genomes as such a file states them. */
    static List<Genome> stated(Path file, List<Genome> genomes) {
        return genomes.stream()
                .map(genome -> new Genome(
                        genome.accession(),
                        genome.version(),
                        genome.letters(),
                        isGenBank(file)
                                ? new Filing(null, genome.filing().taxonId(), "genomic", null)
                                : Filing.UNSTATED))
                .toList();
    }

    private static boolean isGenBank(Path file) {
        return file.toString().contains(".gb");
    }

    private static String fasta(Genome genome) {
        return ">" + genome.id() + " made up\n" + letters(genome).replaceAll("(.{70})", "$1\n") + "\n";
    }

    private static String genBank(Genome genome) {
        int length = genome.letters().length;
        return String.format(
                Locale.ROOT,
                """
                LOCUS       %s %d bp    DNA     linear   BCT 27-NOV-2026
                DEFINITION  made up.
                ACCESSION   %s
                VERSION     %s
                FEATURES             Location/Qualifiers
                     source          1..%d
                                     /organism="Made up"
                                     /db_xref="taxon:%d"
                ORIGIN
                        1 %s
                //
                """,
                genome.accession(),
                length,
                genome.accession(),
                genome.id(),
                length,
                genome.filing().taxonId(),
                letters(genome).toLowerCase(Locale.ROOT));
    }

    private static String letters(Genome genome) {
        return new String(genome.letters(), StandardCharsets.US_ASCII);
    }
}
