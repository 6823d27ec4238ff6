package org.codonstream.input;

import java.io.Serializable;

/**
 * Consecutive records of a flat file.
 *
 * @param firstRow number of its first record in the file, from 1
 * @param rows at least 1
 * @param offset where its first record begins, in bytes of the text (what a gzip file holds is text)
 * @param bytes of the text that its records take
 * @param mostLetters of a record of it
 * @param heapBytes what reading a record of it holds at once, at most
 */
public record RecordChunk(long firstRow, long rows, long offset, long bytes, int mostLetters, long heapBytes)
        implements RowSection, Serializable {

    public RecordChunk {
        if (firstRow < 1 || rows < 1 || offset < 0 || bytes < 1 || mostLetters < 0 || heapBytes < mostLetters) {
            throw new IllegalArgumentException(rows + " records from " + firstRow + " in " + bytes + " bytes at "
                    + offset + ": all must be there, and the letters fit into the heap");
        }
    }

    @Override
    public long sequenceBytes() {
        return bytes;
    }
}
