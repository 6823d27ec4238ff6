package org.codonstream.batch;

import java.util.List;
import org.codonstream.input.RowRange;
import org.codonstream.input.Slice;

/**
 * Rows that are published in one transaction.
 *
 * @param id 20 hex digits: a digest over the name, length and footer of each file and the rows, never over paths
 * @param ranges its rows, in order, at least one range
 * @param sequences number of its rows, bad ones included
 * @param bases sum of their lengths, as the files claim them
 */
public record Batch(String id, List<RowRange> ranges, long sequences, long bases) {

    public Batch {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("batch " + id + " has no rows: must have at least one");
        }
    }

    /** Its parts for parallel reading, in order. */
    public List<Slice> slices() {
        return Slice.ofRanges(ranges);
    }
}
