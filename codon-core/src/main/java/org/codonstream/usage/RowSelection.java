package org.codonstream.usage;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are wanted. Only {@code stops} changes numbers; the others merely leave out rows.
 *
 * @param minCount rows with a smaller count are left out
 * @param top so many rows with the largest counts, largest first; {@code null} is all of them in gc.prt order
 */
public record RowSelection(
        StopCodons stops, long minCount, @Nullable Integer top) {

    /** All 64 rows. */
    public static final RowSelection ALL = new RowSelection(StopCodons.KEEP, 0, null);

    public RowSelection {
        if (minCount < 0) {
            throw new IllegalArgumentException("minimum count " + minCount + ": must be at least 0");
        }
        if (top != null && top < 1) {
            throw new IllegalArgumentException("top " + top + ": must be at least 1");
        }
    }

    public RowSelection withStops(StopCodons newStops) {
        return new RowSelection(newStops, minCount, top);
    }

    public RowSelection withMinCount(long newMinCount) {
        return new RowSelection(stops, newMinCount, top);
    }

    public RowSelection withTop(int newTop) {
        return new RowSelection(stops, minCount, newTop);
    }
}
