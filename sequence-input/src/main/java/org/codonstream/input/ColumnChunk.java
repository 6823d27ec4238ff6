package org.codonstream.input;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * One column of one row group, as the footer describes it.
 *
 * @param descriptor name, type and whether cells may be null
 * @param start where its first page (dictionary or data) begins in the file, in bytes
 * @param compressedBytes its length in the file, page headers included
 * @param heapBytes what reading it holds at once: its dictionary and its largest page, both decompressed, and what
 *     decompressing takes
 */
public record ColumnChunk(
        ColumnDescriptor descriptor, CompressionCodecName codec, long start, long compressedBytes, long heapBytes) {

    public ColumnChunk {
        if (start < 4 || compressedBytes < 1 || heapBytes < 0) {
            throw new IllegalArgumentException("column chunk at " + start + " with " + compressedBytes
                    + " bytes: must lie behind the file's magic and have a size");
        }
    }
}
