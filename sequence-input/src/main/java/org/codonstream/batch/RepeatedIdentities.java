package org.codonstream.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.input.BadRow;
import org.codonstream.input.HeadingReader;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.input.Projection;
import org.codonstream.input.RowHandler;
import org.codonstream.input.RowRange;
import org.codonstream.input.SequenceReader;
import org.codonstream.input.SequenceRow;
import org.codonstream.input.Slice;
import org.codonstream.sequence.ContentDigest;
import org.codonstream.sequence.MissingSourceException;
import org.codonstream.sequence.RefgetDigest;
import org.codonstream.sequence.SequenceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Compares rows whose hashes repeat: a row with the identity and version of an earlier one must have its content. Goes
 * over the input once for each so many hashes, to hold that many rows at a time.
 */
final class RepeatedIdentities {

    private static final int HASHES_AT_ONCE = 200_000;

    private final IdentityCheck check;
    private final List<Slice> slices;
    private final OrderedWork work;
    private final HeapBudget heap;

    RepeatedIdentities(IdentityCheck check, List<Slice> slices, OrderedWork work, HeapBudget heap) {
        this.check = check;
        this.slices = slices;
        this.work = work;
        this.heap = heap;
    }

    /** Takes rows that conflict with an earlier one. */
    interface Conflicts {
        void refuse(InputFile file, long row, String reason);
    }

    /** Compares the rows with the first {@code count} of some ascending hashes. */
    void compare(long[] hashes, int count, Conflicts conflicts) {
        for (int from = 0; from < count; from += HASHES_AT_ONCE) {
            int start = from;
            int end = Math.min(count, from + HASHES_AT_ONCE);
            Map<SequenceIdentity, Content> firsts = new HashMap<>();
            work.run(slices, () -> new ContentWorker(hashes, start, end), contents -> {
                for (Content content : contents) {
                    Content first = firsts.putIfAbsent(content.identity(), content);
                    if (first != null && !Arrays.equals(first.digest(), content.digest())) {
                        refuse(first, content, conflicts);
                    }
                }
            });
        }
    }

    private void refuse(Content first, Content second, Conflicts conflicts) {
        String reason = "has the same id and version as " + first.file().row(first.row())
                + ", but other bases, another filing or other coding sequences: keep one of the two, or leave out the"
                + " later one with --on-bad-row reject";
        if (check.onBadRow() == OnBadRow.FAIL) {
            throw new InputException(BadRow.sentence(second.file(), second.row(), second.id(), reason));
        }
        conflicts.refuse(second.file(), second.row(), reason);
    }

    /** A row whose hash repeats, and the digest of all that is counted or filed of it. */
    private record Content(SequenceIdentity identity, InputFile file, long row, String id, byte[] digest) {}

    private final class ContentWorker implements OrderedWork.Worker<List<Content>> {

        private final HeadingReader headings = new HeadingReader(heap);
        private final SequenceReader sequences = new SequenceReader(Projection.ALL, check.source(), heap);
        private final RefgetDigest refget = new RefgetDigest();
        private final long[] hashes;
        private final int start;
        private final int end;

        ContentWorker(long[] hashes, int start, int end) {
            this.hashes = hashes;
            this.start = start;
            this.end = end;
        }

        @Override
        public List<Content> work(Slice slice) {
            RowRange range = slice.range();
            Map<Long, SequenceIdentity> repeated = new HashMap<>();
            headings.readIds(range, (row, id, source) -> {
                SequenceIdentity identity = id == null || id.isBlank() ? null : identify(id, source);
                if (identity != null && Arrays.binarySearch(hashes, start, end, IdentityHash.of(identity)) >= 0) {
                    repeated.put(row, identity);
                }
            });
            List<Content> contents = new ArrayList<>();
            if (!repeated.isEmpty()) {
                long first =
                        repeated.keySet().stream().mapToLong(row -> row).min().orElseThrow();
                long last =
                        repeated.keySet().stream().mapToLong(row -> row).max().orElseThrow();
                sequences.read(new RowRange(range.file(), first, last - first + 1), digesting(repeated, contents));
            }
            return contents;
        }

        private @Nullable SequenceIdentity identify(String id, @Nullable String source) {
            try {
                return check.identify(id, source);
            } catch (MissingSourceException | IllegalArgumentException e) {
                // Refused by the first pass.
                return null;
            }
        }

        private RowHandler digesting(Map<Long, SequenceIdentity> repeated, List<Content> contents) {
            return new RowHandler() {
                @Override
                public void sequence(SequenceRow row) {
                    SequenceIdentity identity = repeated.get(row.row());
                    if (identity != null) {
                        byte[] bases = refget.of(row.letters(), row.offset(), row.length());
                        byte[] digest = ContentDigest.of(bases, row.filing(), row.codingDigest());
                        contents.add(new Content(identity, row.file(), row.row(), row.id(), digest));
                    }
                }

                @Override
                public void badRow(BadRow row) {
                    // Refused when its batch is published.
                }
            };
        }

        @Override
        public void close() {
            headings.close();
            sequences.close();
        }
    }
}
