package org.codonstream.input;

import java.util.EnumSet;
import java.util.Set;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Reads ids, sources and lengths without the sequences. In a Parquet file lengths come from the column {@code length}; only for rows
 * where that is missing is the sequence column read, which takes as long as reading the sequences; a flat file is read
 * through. One per thread.
 */
public final class HeadingReader implements AutoCloseable {

    private static final Set<Column> HEADINGS = EnumSet.of(Column.SEQ_ID, Column.LENGTH, Column.SOURCE);

    private static final Set<Column> IDS = EnumSet.of(Column.SEQ_ID, Column.SOURCE);

    private final HeapBudget heap;
    private final PageBuffers buffers = new PageBuffers();
    private final FlatHeadingReader flatHeadings = new FlatHeadingReader();

    public HeadingReader(HeapBudget heap) {
        this.heap = heap;
    }

    /** Takes the headings of a range in file order. */
    public interface Handler {

        /**
         * A row's heading.
         *
         * @param row number of the row in its file, from 1
         * @param id as it stands in the file, null or blank where it has none
         * @param source the file's column, null where it is unstated
         */
        void heading(long row, @Nullable String id, @Nullable String source);
    }

    /**
     * Hands the headings of rows within one row group, or one chunk of records, to a handler.
     *
     * @return the length of each row in bases, as claimed where the file claims one; 0 where that cannot be
     * @throws InputException if the file is damaged or was changed since it was found
     */
    public int[] read(RowRange range, Handler handler) {
        RowSection section = sectionOf(range);
        if (section instanceof RowGroup group && range.file().content() instanceof ParquetContent parquet) {
            return read(range, parquet, group, handler);
        }
        return readFlat(range, section, handler);
    }

    private int[] read(RowRange range, ParquetContent parquet, RowGroup group, Handler handler) {
        int[] lengths = new int[Math.toIntExact(range.rows())];
        boolean complete = true;
        try (RowGroupCursor rows =
                new RowGroupCursor(range.file(), parquet, group, range.firstRow(), HEADINGS, buffers)) {
            RowCells cells = new RowCells(range.file(), rows);
            for (int i = 0; i < lengths.length; i++) {
                if (i > 0) {
                    rows.advance();
                }
                Long claimed = cells.number(Column.LENGTH);
                complete &= claimed != null;
                lengths[i] = claimed == null ? -1 : (int) Math.max(0, Math.min(Integer.MAX_VALUE, claimed));
                handler.heading(range.firstRow() + i, cells.text(Column.SEQ_ID), cells.name(Column.SOURCE));
            }
        } finally {
            buffers.trim();
        }
        if (!complete) {
            measure(range, parquet, group, lengths);
        }
        return lengths;
    }

    /** Hands only ids and sources to a handler, whatever the file says of lengths. */
    public void readIds(RowRange range, Handler handler) {
        RowSection section = sectionOf(range);
        if (section instanceof RowGroup group && range.file().content() instanceof ParquetContent parquet) {
            readIds(range, parquet, group, handler);
        } else {
            readFlat(range, section, handler);
        }
    }

    private void readIds(RowRange range, ParquetContent parquet, RowGroup group, Handler handler) {
        try (RowGroupCursor rows = new RowGroupCursor(range.file(), parquet, group, range.firstRow(), IDS, buffers)) {
            RowCells cells = new RowCells(range.file(), rows);
            for (long row = range.firstRow(); row < range.endRow(); row++) {
                if (row > range.firstRow()) {
                    rows.advance();
                }
                handler.heading(row, cells.text(Column.SEQ_ID), cells.name(Column.SOURCE));
            }
        } finally {
            buffers.trim();
        }
    }

    @Override
    public void close() {
        buffers.close();
        flatHeadings.close();
    }

    private void measure(RowRange range, ParquetContent parquet, RowGroup group, int[] lengths) {
        try (HeapBudget.Lease lease = heap.acquire(range.file(), group);
                RowGroupCursor rows = new RowGroupCursor(
                        range.file(), parquet, group, range.firstRow(), EnumSet.of(Column.SEQUENCE), buffers)) {
            RowCells cells = new RowCells(range.file(), rows);
            for (int i = 0; i < lengths.length; i++) {
                if (i > 0) {
                    rows.advance();
                }
                if (lengths[i] < 0) {
                    Binary sequence = cells.bytes(Column.SEQUENCE);
                    lengths[i] = sequence == null ? 0 : sequence.length();
                }
            }
        } finally {
            buffers.trim();
        }
    }

    private int[] readFlat(RowRange range, RowSection section, Handler handler) {
        if (section instanceof RecordChunk chunk && range.file().content() instanceof FlatContent flat) {
            return flatHeadings.read(range, flat, chunk, handler);
        }
        throw new IllegalStateException(range.file() + " has sections of another format");
    }

    private static RowSection sectionOf(RowRange range) {
        for (RowSection section : range.file().content().sections()) {
            if (range.firstRow() >= section.firstRow() && range.endRow() <= section.endRow()) {
                return section;
            }
        }
        throw new IllegalArgumentException(
                range.file() + ", rows from " + range.firstRow() + ": must lie within one section");
    }
}
