package org.codonstream.input;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * One column of one row group, as the footer describes it.
 *
 * @param shape name, type, and what may be null or repeated
 * @param start where its first page (dictionary or data) begins in the file, in bytes
 * @param compressedBytes its length in the file, page headers included
 * @param cells as many as rows, or more where a cell is an entry of a list
 * @param heapBytes what reading it holds at once: its dictionary and its largest page, both decompressed, and what
 *     decompressing takes
 */
public record ColumnChunk(
        ColumnShape shape, CompressionCodecName codec, long start, long compressedBytes, long cells, long heapBytes) {

    public ColumnChunk {
        if (start < 4 || compressedBytes < 1 || cells < 1 || heapBytes < 0) {
            throw new IllegalArgumentException("column chunk at " + start + " with " + compressedBytes + " bytes and "
                    + cells + " cells: must lie behind the file's magic and have a size");
        }
    }

    /** Its path, type and levels. */
    public ColumnDescriptor descriptor() {
        return shape.descriptor();
    }
}
