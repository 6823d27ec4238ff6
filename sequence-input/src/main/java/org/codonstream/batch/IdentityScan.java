package org.codonstream.batch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.codonstream.input.BadRow;
import org.codonstream.input.HeadingReader;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.input.RowRange;
import org.codonstream.input.Slice;
import org.codonstream.sequence.MissingSourceException;
import org.jspecify.annotations.Nullable;

/**
 * Checks the ids of a whole input. The first pass keeps a 64-bit hash per row; only where hashes repeat are ids read
 * again and compared as they are, together with the rows' content.
 */
final class IdentityScan {

    /** More refused rows than this are no input with a few bad rows. */
    private static final int MOST_REFUSED = 1_000_000;

    private static final int MOST_ROWS = Integer.MAX_VALUE - 8;

    private final IdentityCheck check;
    private final List<Slice> slices;
    private final OrderedWork work;
    private final HeapBudget heap;
    private final long[] hashes;
    private final Map<InputFile, Map<Long, String>> refused = new HashMap<>();
    private int refusedRows;

    IdentityScan(IdentityCheck check, List<Slice> slices, OrderedWork work, HeapBudget heap) {
        this.check = check;
        this.slices = slices;
        this.work = work;
        this.heap = heap;
        long rows = slices.stream().mapToLong(slice -> slice.range().rows()).sum();
        if (rows > MOST_ROWS) {
            throw new InputException("the input has " + rows + " rows, the ids of at most " + MOST_ROWS
                    + " can be checked at once: publish it in parts");
        }
        this.hashes = new long[(int) rows];
    }

    /** The first pass; hands on the lengths of all rows, in order. */
    void readAll(BiConsumer<RowRange, int[]> lengths) {
        work.run(slices, HashWorker::new, part -> {
            part.refused().forEach((row, reason) -> refuse(part.rows().file(), row, reason));
            lengths.accept(part.rows(), part.lengths());
        });
    }

    /** The second pass, only over what repeats. */
    RefusedRows refuseConflicts() {
        Arrays.sort(hashes);
        int repeats = keepRepeats(hashes);
        new RepeatedIdentities(check, slices, work, heap).compare(hashes, repeats, this::refuse);
        return refused.isEmpty() ? RefusedRows.NONE : new RefusedRows(refused);
    }

    /** Moves each value that occurs more than once to the front of a sorted array, once; says how many there are. */
    static int keepRepeats(long[] sorted) {
        int kept = 0;
        for (int i = 1; i < sorted.length; i++) {
            long value = sorted[i];
            boolean known = kept > 0 && sorted[kept - 1] == value;
            if (value != IdentityHash.NONE && value == sorted[i - 1] && !known) {
                sorted[kept++] = value;
            }
        }
        return kept;
    }

    private void refuse(InputFile file, long row, String reason) {
        if (++refusedRows > MOST_REFUSED) {
            throw new InputException("more than " + MOST_REFUSED + " rows are refused, the last of them "
                    + file.row(row) + ": " + reason);
        }
        refused.computeIfAbsent(file, any -> new HashMap<>()).put(row, reason);
    }

    /** What a slice of the first pass gives. */
    private record Part(RowRange rows, int[] lengths, Map<Long, String> refused) {}

    private final class HashWorker implements OrderedWork.Worker<Part> {

        private final HeadingReader reader = new HeadingReader(heap);

        @Override
        public Part work(Slice slice) {
            Map<Long, String> refusedHere = new HashMap<>();
            InputFile file = slice.range().file();
            int[] lengths = reader.read(slice.range(), (row, id, source) -> {
                int place =
                        Math.toIntExact(slice.rowsBefore() + row - slice.range().firstRow());
                hashes[place] = hash(file, row, id, source, refusedHere);
            });
            return new Part(slice.range(), lengths, refusedHere);
        }

        private long hash(
                InputFile file, long row, @Nullable String id, @Nullable String source, Map<Long, String> refusedHere) {
            if (id == null || id.isBlank()) {
                String reason = "seq_id is empty: every sequence needs an id";
                if (check.onBadRow() == OnBadRow.FAIL) {
                    throw new InputException(BadRow.sentence(file, row, id, reason));
                }
                // The reader of sequences refuses it again, with the row's content.
                return IdentityHash.NONE;
            }
            try {
                return IdentityHash.of(check.identify(id, source));
            } catch (MissingSourceException | IllegalArgumentException e) {
                String reason = String.valueOf(e.getMessage());
                if (check.onBadRow() == OnBadRow.FAIL) {
                    throw new InputException(BadRow.sentence(file, row, null, reason), e);
                }
                refusedHere.put(row, reason);
                return IdentityHash.NONE;
            }
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
