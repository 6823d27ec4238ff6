package org.codonstream.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.codonstream.flatfile.FlatFormat;
import org.codonstream.flatfile.GzipMembers;

/**
 * Opens a file for the first time, tells its format by its first bytes, and finds its rows. Only a name that says
 * Parquet is taken at its word: that saves a request for each of thousands of shards.
 */
final class FileOpener {

    /** What the digest of a flat file is made of. */
    private static final int HEAD = 64 * 1024;

    /** Enough text to know a format by. */
    private static final int FIRST_TEXT = 4 * 1024;

    private static final String PARQUET_MAGIC = "PAR1";

    private final StoredFile file;
    private final FastaContent fasta;

    FileOpener(StoredFile file, FastaContent fasta) {
        this.file = file;
        this.fasta = fasta;
    }

    /** Throws {@link InputException} for whatever is wrong with it. */
    InputFile open() {
        if (Storage.isParquetName(file.name())) {
            return new FooterReader(file).read();
        }
        byte[] head = head();
        if (text(head).startsWith(PARQUET_MAGIC)) {
            return new FooterReader(file).read();
        }
        boolean gzip = GzipMembers.isGzip(head);
        byte[] beginning = gzip ? inflated(head) : head;
        FlatFormat format =
                FlatFormat.of(beginning).orElseThrow(() -> new InputException(file.uri() + " " + whatItIs(beginning)));
        FlatContent.Packing packing = gzip ? FlatContent.Packing.GZIP : FlatContent.Packing.PLAIN;
        return new FlatIndexer(file, format, packing, fasta).index(head);
    }

    private byte[] head() {
        try (InputStream in = Storage.of(file.uri()).open(file.uri())) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new InputException(file.uri() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private byte[] inflated(byte[] head) {
        byte[] text = new byte[FIRST_TEXT];
        int length = 0;
        try (InputStream in = new GzipMembers(new ByteArrayInputStream(head))) {
            for (int read = 0; read >= 0 && length < text.length; read = in.read(text, length, text.length - length)) {
                length += read;
            }
        } catch (IOException e) {
            if (length == 0) {
                throw new InputException(file.uri() + ": " + e.getMessage(), e);
            }
            // The head of a file may end anywhere.
        }
        return Arrays.copyOf(text, length);
    }

    private static String whatItIs(byte[] beginning) {
        String text = text(beginning);
        if (text.isBlank()) {
            return "is empty: name a file of Parquet, FASTA or GenBank";
        }
        if (text.startsWith("ID   ")) {
            return "is an EMBL flat file, which is not read: download or write it as GenBank";
        }
        if (text.startsWith("@")) {
            return "looks like FASTQ, which is not read: write it as FASTA";
        }
        if (text.startsWith("PARE")) {
            return "is encrypted Parquet, which is not read: write it without encryption";
        }
        return "is neither Parquet nor FASTA (begins with >) nor GenBank (begins with LOCUS), plain or packed by gzip:"
                + " name files of these formats";
    }

    private static String text(byte[] beginning) {
        return new String(beginning, StandardCharsets.ISO_8859_1);
    }
}
