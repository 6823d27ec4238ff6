package org.codonstream.input;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of an input that one thread reads: rows of one row group.
 *
 * @param range its rows, within one row group
 * @param rowsBefore how many rows of the same input (batch or whole) stand before it
 */
public record Slice(RowRange range, long rowsBefore) {

    /** Cuts ranges at the borders of row groups; the slices stand in the order of the rows. */
    public static List<Slice> ofRanges(List<RowRange> ranges) {
        List<Slice> slices = new ArrayList<>();
        long rowsBefore = 0;
        for (RowRange range : ranges) {
            for (RowGroup group : range.file().rowGroups()) {
                long first = Math.max(range.firstRow(), group.firstRow());
                long end = Math.min(range.endRow(), group.endRow());
                if (first < end) {
                    slices.add(new Slice(new RowRange(range.file(), first, end - first), rowsBefore));
                    rowsBefore += end - first;
                }
            }
        }
        return slices;
    }

    /** All rows of some files. */
    public static List<Slice> ofFiles(List<InputFile> files) {
        return ofRanges(files.stream()
                .filter(file -> file.rows() > 0)
                .map(InputFile::allRows)
                .toList());
    }
}
