package org.codonstream.recount;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.codonstream.batch.BatchPlan;
import org.codonstream.input.RowRange;

/** Names the rows of an input by their files, given where they stand in the order of all rows. */
final class FileRows implements PositionNames {

    private static final long serialVersionUID = 1L;

    private final String[] files;
    private final long[] firstRows;
    private final long[] positions;

    private FileRows(List<RowRange> ranges) {
        files = new String[ranges.size()];
        firstRows = new long[ranges.size()];
        positions = new long[ranges.size()];
        long position = 0;
        for (int index = 0; index < files.length; index++) {
            RowRange range = ranges.get(index);
            files[index] = range.file().uri() + ", " + range.file().content().nameOfRow() + " ";
            firstRows[index] = range.firstRow();
            positions[index] = position;
            position += range.rows();
        }
    }

    static FileRows of(BatchPlan plan) {
        List<RowRange> ranges = new ArrayList<>();
        plan.batches().forEach(batch -> ranges.addAll(batch.ranges()));
        return new FileRows(ranges);
    }

    @Override
    public String name(String identity, long position) {
        int found = Arrays.binarySearch(positions, position);
        int range = found >= 0 ? found : -found - 2;
        return files[range] + (firstRows[range] + position - positions[range]);
    }
}
