package org.codonstream.input;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of an input that one thread reads: rows of one row group or of one chunk of records.
 *
 * @param range its rows, within one section
 * @param rowsBefore how many rows of the same input (batch or whole) stand before it
 */
public record Slice(RowRange range, long rowsBefore) {

    /** Cuts ranges at the borders of sections; the slices stand in the order of the rows. */
    public static List<Slice> ofRanges(List<RowRange> ranges) {
        List<Slice> slices = new ArrayList<>();
        long rowsBefore = 0;
        for (RowRange range : ranges) {
            for (RowSection section : range.file().content().sections()) {
                long first = Math.max(range.firstRow(), section.firstRow());
                long end = Math.min(range.endRow(), section.endRow());
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
