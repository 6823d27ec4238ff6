package org.codonstream.input;

import java.util.Objects;
import org.apache.parquet.io.api.Binary;
import org.codonstream.annotation.Topology;
import org.codonstream.code.GeneticCodes;
import org.codonstream.sequence.ControlCharacters;
import org.codonstream.sequence.Filing;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of Parquet files without making text or copies of their letters. One per thread, used for one range after
 * the other; several within one {@link HeapBudget} never hold more than it allows.
 */
public final class SequenceReader implements AutoCloseable {
    /** With a source before it, an identity stays below what the streams app takes. */
    private static final int LONGEST_ID = 1_000;

    private final Projection projection;
    private final @Nullable String source;
    private final HeapBudget heap;
    private final PageBuffers buffers = new PageBuffers();

    /** The last filing: neighbours are often filed alike. */
    private Filing filing = Filing.UNSTATED;

    /**
     * A reader of sequences.
     *
     * @param source what all sequences are filed under, whatever a file's column says; null leaves it to the column
     */
    public SequenceReader(Projection projection, @Nullable String source, HeapBudget heap) {
        this.projection = projection;
        this.source = source;
        this.heap = heap;
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
        for (RowGroup group : range.file().rowGroups()) {
            long first = Math.max(range.firstRow(), group.firstRow());
            long end = Math.min(range.endRow(), group.endRow());
            if (first < end) {
                read(range.file(), group, first, end, handler);
            }
        }
    }

    @Override
    public void close() {
        buffers.close();
    }

    private void read(InputFile file, RowGroup group, long first, long end, RowHandler handler) {
        try (HeapBudget.Lease lease = heap.acquire(file, group);
                RowGroupCursor rows = new RowGroupCursor(file, group, first, projection.columns(), buffers)) {
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
                filing,
                cells.name(Column.ORGANISM),
                topology,
                cells.annotation(row, letters.length(), topology),
                letters.array(),
                letters.offset(),
                letters.length()));
    }

    /** The first rule that a row breaks, null if it is good; {@link #filing} is then the row's. */
    private @Nullable String firstFault(RowCells cells, @Nullable String id, @Nullable Binary sequence) {
        if (id == null || id.isBlank()) {
            return "seq_id is empty: every sequence needs an id";
        }
        if (cells.isMalformed(Column.SEQ_ID)) {
            return "seq_id is not UTF-8: write ids as text";
        }
        if (id.length() > LONGEST_ID || ControlCharacters.in(id)) {
            return "seq_id must be at most " + LONGEST_ID + " characters, without control characters";
        }
        if (sequence == null || sequence.length() == 0) {
            return "sequence is empty: it must have at least one base";
        }
        Long claimed = cells.number(Column.LENGTH);
        if (claimed != null && claimed != sequence.length()) {
            return "length says " + claimed + " but the sequence has " + sequence.length()
                    + " bases: mend the column or the sequence";
        }
        Long geneticCode = cells.number(Column.GENETIC_CODE);
        if (geneticCode != null
                && (geneticCode != geneticCode.intValue()
                        || GeneticCodes.ncbi().find(geneticCode.intValue()).isEmpty())) {
            return "genetic_code " + geneticCode + " is none of NCBI's: must be 1-6, 9-16 or 21-33";
        }
        Long taxonId = cells.number(Column.TAXON_ID);
        if (taxonId != null && (taxonId < 1 || taxonId > Integer.MAX_VALUE)) {
            return "taxon_id " + taxonId + " is no NCBI taxonomy id: must be at least 1";
        }
        String topology = cells.name(Column.TOPOLOGY);
        if (topology != null && topology(cells) == null) {
            return "topology '" + topology + "' is unknown: must be linear or circular";
        }
        return file(
                source != null ? source : cells.name(Column.SOURCE),
                taxonId == null ? null : Integer.valueOf(taxonId.intValue()),
                cells.name(Column.COMPARTMENT),
                geneticCode == null ? null : Integer.valueOf(geneticCode.intValue()));
    }

    private static @Nullable Topology topology(RowCells cells) {
        String label = cells.name(Column.TOPOLOGY);
        for (Topology topology : Topology.values()) {
            if (topology.label().equals(label)) {
                return topology;
            }
        }
        return null;
    }

    private @Nullable String file(
            @Nullable String source,
            @Nullable Integer taxonId,
            @Nullable String compartment,
            @Nullable Integer geneticCode) {
        if (Objects.equals(source, filing.source())
                && Objects.equals(taxonId, filing.taxonId())
                && Objects.equals(compartment, filing.compartment())
                && Objects.equals(geneticCode, filing.geneticCode())) {
            return null;
        }
        try {
            filing = new Filing(source, taxonId, compartment, geneticCode);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
