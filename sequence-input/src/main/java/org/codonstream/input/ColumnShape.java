package org.codonstream.input;

import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;

/**
 * How a file stores a column.
 *
 * @param descriptor path, type and levels
 * @param entryLevels for each list that it lies in, from the outer to the inner: the definition level from which on there
 *     is an entry. One below, the list is empty; further below, there is no list
 */
public record ColumnShape(ColumnDescriptor descriptor, List<Integer> entryLevels) {

    public ColumnShape {
        entryLevels = List.copyOf(entryLevels);
    }
}
