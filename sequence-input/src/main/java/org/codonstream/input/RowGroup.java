package org.codonstream.input;

import java.util.Map;

/**
 * One row group of a file.
 *
 * @param firstRow number of its first row in the file, from 1
 * @param rows at least 1: empty row groups are left out
 */
public record RowGroup(long firstRow, long rows, Map<Column, ColumnChunk> chunks) implements RowSection {

    public RowGroup {
        if (firstRow < 1 || rows < 1) {
            throw new IllegalArgumentException(
                    "row group of " + rows + " rows at row " + firstRow + ": both must be at least 1");
        }
        chunks = Map.copyOf(chunks);
    }

    /** What reading its known columns holds at once, at most. */
    @Override
    public long heapBytes() {
        return HeapNeed.OVERHEAD
                + chunks.values().stream().mapToLong(ColumnChunk::heapBytes).sum();
    }

    @Override
    public long sequenceBytes() {
        ColumnChunk sequences = chunks.get(Column.SEQUENCE);
        return sequences == null ? 0 : sequences.compressedBytes();
    }
}
