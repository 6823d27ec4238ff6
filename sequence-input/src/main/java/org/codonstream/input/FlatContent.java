package org.codonstream.input;

import java.io.Serializable;
import java.util.List;
import org.codonstream.flatfile.FlatFormat;

/**
 * A FASTA or GenBank file whose records are counted.
 *
 * @param fasta what the records of a FASTA file are
 * @param chunks in file order
 */
public record FlatContent(FlatFormat format, Packing packing, FastaContent fasta, List<RecordChunk> chunks)
        implements FileContent, Serializable {

    /** How a file's text is stored. */
    public enum Packing {
        PLAIN,
        GZIP
    }

    public FlatContent {
        chunks = List.copyOf(chunks);
    }

    /** The same with only the chunk that holds some rows, for whoever reads no other. */
    public FlatContent around(long row) {
        return new FlatContent(
                format,
                packing,
                fasta,
                chunks.stream()
                        .filter(chunk -> row >= chunk.firstRow() && row < chunk.endRow())
                        .toList());
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
