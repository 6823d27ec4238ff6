package org.codonstream.input;

import org.apache.parquet.io.api.Binary;
import org.codonstream.annotation.Topology;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of Parquet files, without making text or copies of their letters, and records of flat files. One per thread,
 * used for one range after the other; several within one {@link HeapBudget} never hold more than it allows.
 */
public final class SequenceReader implements AutoCloseable {
    private final Projection projection;
    private final @Nullable String source;
    private final HeapBudget heap;
    private final PageBuffers buffers = new PageBuffers();
    private final RowCheck check = new RowCheck();
    private final FlatRowReader flatRows;

    /**
     * A reader of sequences.
     *
     * @param source what all sequences are filed under, whatever a file's column says; null leaves it to the column
     */
    public SequenceReader(Projection projection, @Nullable String source, HeapBudget heap) {
        this.projection = projection;
        this.source = source;
        this.heap = heap;
        this.flatRows = new FlatRowReader(projection, source, heap);
    }

    /**
     * Hands each row of a range, in file order, to a handler: as a sequence, or as a bad row if its id or sequence is
     * missing, its length is not what the file claims, or what it is filed under is out of range. Letters are not
     * looked at. A handler must not wait for what another reader of the same heap budget has to do.
     *
     * @throws InputException if the file is damaged, was changed since it was found, or needs more heap than there is
     * @throws java.util.concurrent.CancellationException if the thread is interrupted while it waits for heap
     */
    public void read(RowRange range, RowHandler handler) {
        InputFile file = range.file();
        for (RowSection section : file.content().sections()) {
            long first = Math.max(range.firstRow(), section.firstRow());
            long end = Math.min(range.endRow(), section.endRow());
            if (first < end) {
                read(file, section, first, end, handler);
            }
        }
    }

    @Override
    public void close() {
        buffers.close();
        flatRows.close();
    }

    private void read(InputFile file, RowSection section, long first, long end, RowHandler handler) {
        if (section instanceof RowGroup group && file.content() instanceof ParquetContent parquet) {
            read(file, parquet, group, first, end, handler);
        } else if (section instanceof RecordChunk chunk && file.content() instanceof FlatContent flat) {
            flatRows.read(file, flat, chunk, first, end, handler);
        } else {
            throw new IllegalStateException(file + " has sections of another format");
        }
    }

    private void read(
            InputFile file, ParquetContent parquet, RowGroup group, long first, long end, RowHandler handler) {
        try (HeapBudget.Lease lease = heap.acquire(file, group);
                RowGroupCursor rows = new RowGroupCursor(file, parquet, group, first, projection.columns(), buffers)) {
            RowCells cells = new RowCells(file, rows);
            for (long row = first; row < end; row++) {
                if (row > first) {
                    rows.advance();
                }
                handle(file, row, cells, handler);
            }
        } finally {
            buffers.trim();
        }
    }

    private void handle(InputFile file, long row, RowCells cells, RowHandler handler) {
        String id = cells.text(Column.SEQ_ID);
        Binary sequence = cells.bytes(Column.SEQUENCE);
        String reason = firstFault(cells, id, sequence);
        if (reason != null || id == null || sequence == null) {
            handler.badRow(new BadRow(file, row, id, String.valueOf(reason), cells.payload()));
            return;
        }
        Letters letters = Letters.of(sequence);
        Topology topology = topology(cells);
        handler.sequence(new SequenceRow(
                file,
                row,
                id,
                cells.text(Column.DESCRIPTION),
                check.filing(),
                cells.name(Column.ORGANISM),
                topology,
                cells.annotation(row, letters.length(), topology),
                letters.array(),
                letters.offset(),
                letters.length()));
    }

    /** The first rule that a row breaks, null if it is good; {@link RowCheck#filing()} is then the row's. */
    private @Nullable String firstFault(RowCells cells, @Nullable String id, @Nullable Binary sequence) {
        String idFault = check.id(id);
        if (idFault != null) {
            return idFault;
        }
        if (sequence == null || sequence.length() == 0) {
            return RowCheck.EMPTY_SEQUENCE;
        }
        Long claimed = cells.number(Column.LENGTH);
        if (claimed != null && claimed != sequence.length()) {
            return "length says " + claimed + " but the sequence has " + sequence.length()
                    + " bases: mend the column or the sequence";
        }
        String topology = cells.name(Column.TOPOLOGY);
        if (topology != null && topology(cells) == null) {
            return "topology '" + topology + "' is unknown: must be linear or circular";
        }
        return check.file(
                source != null ? source : cells.name(Column.SOURCE),
                cells.number(Column.TAXON_ID),
                cells.name(Column.COMPARTMENT),
                cells.number(Column.GENETIC_CODE));
    }

    private static @Nullable Topology topology(RowCells cells) {
        String label = cells.name(Column.TOPOLOGY);
        if (label == null) {
            return null;
        }
        for (Topology topology : Topology.values()) {
            if (topology.label().equals(label)) {
                return topology;
            }
        }
        return null;
    }
}
