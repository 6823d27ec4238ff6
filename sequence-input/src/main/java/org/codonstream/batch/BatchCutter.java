package org.codonstream.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.input.InputFile;
import org.codonstream.input.RowRange;

/** Cuts consecutive rows into batches as they are told in order, and forgets their lengths. */
final class BatchCutter {

    private final BatchLimits limits;
    private final List<Batch> batches = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<RowRange> ranges = new ArrayList<>();
    private long sequences;
    private long bases;

    BatchCutter(BatchLimits limits) {
        this.limits = limits;
    }

    /** Rows behind those of the last call, with their lengths in bases. */
    void add(RowRange rows, int[] lengths) {
        long first = rows.firstRow();
        for (int i = 0; i < lengths.length; i++) {
            long row = rows.firstRow() + i;
            if (sequences == limits.sequences() || (sequences > 0 && bases + lengths[i] > limits.bases())) {
                take(rows.file(), first, row);
                close();
                first = row;
            }
            sequences++;
            bases += lengths[i];
        }
        take(rows.file(), first, rows.endRow());
    }

    /** All batches; the last one ends here. */
    List<Batch> finish() {
        if (sequences > 0) {
            close();
        }
        return batches;
    }

    private void take(InputFile file, long first, long end) {
        if (first == end) {
            return;
        }
        int last = ranges.size() - 1;
        if (last >= 0
                && ranges.get(last).file().equals(file)
                && ranges.get(last).endRow() == first) {
            RowRange before = ranges.get(last);
            ranges.set(last, new RowRange(file, before.firstRow(), end - before.firstRow()));
        } else {
            ranges.add(new RowRange(file, first, end - first));
        }
    }

    private void close() {
        String digest = BatchId.of(ranges, 0);
        int copies = ids.merge(digest, 1, Integer::sum) - 1;
        batches.add(new Batch(copies == 0 ? digest : BatchId.of(ranges, copies), ranges, sequences, bases));
        ranges.clear();
        sequences = 0;
        bases = 0;
    }
}
