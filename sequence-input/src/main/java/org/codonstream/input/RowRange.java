package org.codonstream.input;

/**
 * Consecutive rows of a file.
 *
 * @param firstRow number of the first row, from 1, as everywhere
 * @param rows at least 1
 */
public record RowRange(InputFile file, long firstRow, long rows) {

    public RowRange {
        if (firstRow < 1 || rows < 1 || firstRow + rows - 1 > file.rows()) {
            throw new IllegalArgumentException(file + ", " + rows + " rows from row " + firstRow
                    + ": must lie within the " + file.rows() + " rows of the file");
        }
    }

    /** The number behind its last row. */
    public long endRow() {
        return firstRow + rows;
    }
}
