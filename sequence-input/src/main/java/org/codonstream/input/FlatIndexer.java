package org.codonstream.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.codonstream.flatfile.CountedLetters;
import org.codonstream.flatfile.Detail;
import org.codonstream.flatfile.FlatFileException;
import org.codonstream.flatfile.FlatFormat;
import org.codonstream.flatfile.FlatRecord;
import org.codonstream.flatfile.KeptLetters;
import org.codonstream.flatfile.RecordParser;

/**
 * Goes once through a flat file, which has no footer: counts its records, and notes where every so many of them begin
 * and what the largest of them needs.
 */
final class FlatIndexer {

    /** Small enough to keep several threads busy with one file, and few enough of the largest to hold. */
    private static final long CHUNK = 8L << 20;

    private static final long OVERHEAD = 1L << 20;

    /** Text of features becomes strings, lists and maps. */
    private static final long HEAP_OF_TEXT = 4;

    /** A line of GenBank is 75 characters for 60 letters. */
    private static final double TEXT_OF_LETTER = 1.27;

    private final StoredFile file;
    private final FlatFormat format;
    private final FlatContent.Packing packing;
    private final FastaContent fasta;
    private final List<RecordChunk> chunks = new ArrayList<>();

    FlatIndexer(StoredFile file, FlatFormat format, FlatContent.Packing packing, FastaContent fasta) {
        this.file = file;
        this.format = format;
        this.packing = packing;
        this.fasta = format == FlatFormat.FASTA ? fasta : FastaContent.GENOME;
    }

    /** Reads all of the file, whose first bytes are known. */
    InputFile index(byte[] head) {
        long row = 1;
        try (InputStream text = FlatText.open(file.uri(), packing, 0)) {
            RecordParser parser = format.parse(text, 0);
            CountedLetters letters = new CountedLetters();
            Chunk chunk = new Chunk(row, 0);
            long start = 0;
            for (FlatRecord record = parser.next(letters, Detail.HEADING);
                    record != null;
                    record = parser.next(letters, Detail.HEADING)) {
                requireArray(row, record);
                row++;
                long end = parser.position();
                chunk.add(record.length(), end - start);
                if (end - chunk.offset >= CHUNK) {
                    chunks.add(chunk.end(row, end));
                    chunk = new Chunk(row, end);
                }
                start = end;
            }
            if (row > chunk.firstRow) {
                chunks.add(chunk.end(row, parser.position()));
            }
        } catch (FlatFileException e) {
            throw new InputException(file.uri() + ", record " + row + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InputException(file.uri() + " cannot be read: " + e.getMessage(), e);
        }
        return new InputFile(
                file.uri(),
                file.name(),
                file.length(),
                file.modified(),
                digest(head),
                new FlatContent(format, packing, fasta, chunks));
    }

    private void requireArray(long row, FlatRecord record) {
        if (record.length() > KeptLetters.MOST) {
            throw new InputException(file.uri() + ", record " + row + " (" + BadRow.shown(record.id()) + "): has "
                    + record.length() + " bases: a record has at most " + KeptLetters.MOST + ", cut it into parts");
        }
    }

    private String digest(byte[] head) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head);
            digest.update(fasta.digested().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What is known of the records since the last border. */
    private static final class Chunk {
        private final long firstRow;
        private final long offset;
        private long mostLetters;
        private long mostText;

        Chunk(long firstRow, long offset) {
            this.firstRow = firstRow;
            this.offset = offset;
        }

        void add(long letters, long bytes) {
            mostLetters = Math.max(mostLetters, letters);
            mostText = Math.max(mostText, bytes - (long) (letters * TEXT_OF_LETTER));
        }

        RecordChunk end(long row, long position) {
            long heap = OVERHEAD + mostLetters + HEAP_OF_TEXT * Math.max(0, mostText);
            return new RecordChunk(
                    firstRow, row - firstRow, offset, position - offset, Math.toIntExact(mostLetters), heap);
        }
    }
}
