package org.codonstream.recount;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.batch.Batch;
import org.codonstream.batch.BatchPlan;
import org.codonstream.input.RowRange;
import org.codonstream.input.RowSection;
import org.codonstream.input.Slice;

/**
 * The files of an input as work for tasks: large row groups and chunks alone, small files many to a task, the largest
 * first, so that neither one chromosome nor thousands of shards keep a cluster waiting.
 *
 * @param parts of one task
 */
record FileWork(List<FilePart> parts) implements Serializable {

    /** What a task reads is worth starting one, and small enough to be read again where one fails. */
    private static final long MOST_BYTES = 64L << 20;

    private static final long FEWEST_BYTES = 1L << 20;

    /** So many tasks a processor even out how differently long they take. */
    private static final int TASKS_A_PROCESSOR = 4;

    /** Rows whose counts are held at once. */
    private static final long ROWS_AT_ONCE = 20_000;

    FileWork {
        parts = List.copyOf(parts);
    }

    /** Cuts the batches of a plan for so many processors. */
    static List<FileWork> of(BatchPlan plan, int processors) {
        List<FileWork> units = units(parts(plan));
        long all = units.stream().mapToLong(FileWork::bytes).sum();
        long most = Math.min(MOST_BYTES, Math.max(FEWEST_BYTES, all / (TASKS_A_PROCESSOR * (long) processors)));
        units.sort(Comparator.comparingLong(FileWork::bytes).reversed());
        List<FileWork> work = new ArrayList<>();
        List<FilePart> together = new ArrayList<>();
        long bytes = 0;
        for (FileWork unit : units) {
            if (!together.isEmpty() && bytes + unit.bytes() > most) {
                work.add(new FileWork(together));
                together = new ArrayList<>();
                bytes = 0;
            }
            together.addAll(unit.parts());
            bytes += unit.bytes();
        }
        if (!together.isEmpty()) {
            work.add(new FileWork(together));
        }
        return work;
    }

    private long bytes() {
        return parts.stream().mapToLong(FilePart::compressedBytes).sum();
    }

    /** What no two tasks may share: one part, or all of a file that is read from its beginning. */
    private static List<FileWork> units(List<FilePart> parts) {
        List<FileWork> units = new ArrayList<>();
        Map<String, List<FilePart>> whole = new LinkedHashMap<>();
        for (FilePart part : parts) {
            if (part.isReadFromBeginning()) {
                whole.computeIfAbsent(part.uri(), any -> new ArrayList<>()).add(part);
            } else {
                units.add(new FileWork(List.of(part)));
            }
        }
        whole.values().forEach(file -> units.add(new FileWork(file)));
        return units;
    }

    private static List<FilePart> parts(BatchPlan plan) {
        List<FilePart> parts = new ArrayList<>();
        long position = 0;
        for (Batch batch : plan.batches()) {
            for (Slice slice : batch.slices()) {
                RowRange range = slice.range();
                for (long from = 0; from < range.rows(); from += ROWS_AT_ONCE) {
                    long rows = Math.min(ROWS_AT_ONCE, range.rows() - from);
                    RowRange part = new RowRange(range.file(), range.firstRow() + from, rows);
                    parts.add(new FilePart(
                            range.file().uri(),
                            range.file().footerDigest(),
                            part.firstRow(),
                            rows,
                            position + slice.rowsBefore() + from,
                            batch.id(),
                            compressedBytes(part),
                            FlatPart.of(part)));
                }
            }
            position += batch.sequences();
        }
        return parts;
    }

    private static long compressedBytes(RowRange range) {
        for (RowSection section : range.file().content().sections()) {
            if (range.firstRow() >= section.firstRow() && range.firstRow() < section.endRow()) {
                return section.sequenceBytes() / section.rows() * range.rows() + 1;
            }
        }
        throw new IllegalArgumentException(range.file() + " has no row " + range.firstRow());
    }
}
