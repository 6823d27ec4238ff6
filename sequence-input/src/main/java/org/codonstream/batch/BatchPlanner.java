package org.codonstream.batch;

import java.util.ArrayList;
import java.util.List;
import org.codonstream.input.HeadingReader;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.input.RowRange;
import org.codonstream.input.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an input into batches and, for publishing, checks all of its ids first. Reads ids, sources and lengths once, in
 * parallel; which rows make up a batch depends on the input and the limits only. Holds 8 bytes per row for the check.
 */
public final class BatchPlanner {

    /** So many lengths wait for their turn at most, per thread. */
    private static final int ROWS_AT_ONCE = 200_000;

    private final BatchLimits limits;
    private final HeapBudget heap;
    private final OrderedWork work;

    public BatchPlanner(BatchLimits limits, HeapBudget heap) {
        this(limits, heap, OrderedWork.ofThisMachine());
    }

    BatchPlanner(BatchLimits limits, HeapBudget heap, OrderedWork work) {
        this.limits = limits;
        this.heap = heap;
        this.work = work;
    }

    /**
     * Cuts files into batches without a look at their ids.
     *
     * @throws InputException if a file is damaged or needs more heap than there is
     */
    public BatchPlan plan(List<InputFile> files) {
        return plan(files, null);
    }

    /**
     * Cuts files into batches and checks the ids of all rows: each must give an identity, and rows of the same identity
     * and version must have the same content.
     *
     * @throws InputException as {@link #plan}; and for the first id that is refused, unless bad rows are rejected: then
     *     the plan says which
     */
    public BatchPlan planChecked(List<InputFile> files, IdentityCheck check) {
        return plan(files, check);
    }

    private BatchPlan plan(List<InputFile> files, @Nullable IdentityCheck check) {
        heap.check(files);
        List<Slice> slices = slices(files);
        BatchCutter cutter = new BatchCutter(limits);
        if (check == null) {
            work.run(slices, () -> new LengthWorker(heap), lengths -> cutter.add(lengths.rows(), lengths.bases()));
            return new BatchPlan(files, cutter.finish(), RefusedRows.NONE);
        }
        IdentityScan scan = new IdentityScan(check, slices, work, heap);
        scan.readAll(cutter::add);
        return new BatchPlan(files, cutter.finish(), scan.refuseConflicts());
    }

    /** The rows of the sample in parts for parallel work. */
    private List<Slice> slices(List<InputFile> files) {
        List<Slice> slices = new ArrayList<>();
        long left = limits.sample();
        for (Slice group : Slice.ofFiles(files)) {
            RowRange range = group.range();
            long taken = Math.min(left, range.rows());
            for (long from = 0; from < taken; from += ROWS_AT_ONCE) {
                long rows = Math.min(ROWS_AT_ONCE, taken - from);
                slices.add(new Slice(
                        new RowRange(range.file(), range.firstRow() + from, rows), group.rowsBefore() + from));
            }
            left -= taken;
            if (left == 0) {
                break;
            }
        }
        return slices;
    }

    /** The lengths of some rows, in bases. */
    record Lengths(RowRange rows, int[] bases) {}

    private static final class LengthWorker implements OrderedWork.Worker<Lengths> {

        private final HeadingReader reader;

        LengthWorker(HeapBudget heap) {
            this.reader = new HeadingReader(heap);
        }

        @Override
        public Lengths work(Slice slice) {
            return new Lengths(slice.range(), reader.read(slice.range(), (row, id, source) -> {}));
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
