package org.codonstream.input;

import java.util.List;
import org.codonstream.flatfile.FlatFormat;

/**
 * A FASTA or GenBank file whose records are counted.
 *
 * @param fasta what the records of a FASTA file are
 * @param chunks in file order
 */
public record FlatContent(FlatFormat format, Packing packing, FastaContent fasta, List<RecordChunk> chunks)
        implements FileContent {

    /** How a file's text is stored. */
    public enum Packing {
        PLAIN,
        GZIP
    }

    public FlatContent {
        chunks = List.copyOf(chunks);
    }

    @Override
    public List<RecordChunk> sections() {
        return chunks;
    }

    @Override
    public String nameOfRow() {
        return "record";
    }
}
