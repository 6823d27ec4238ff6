package org.codonstream.cli;

import java.util.List;
import org.codonstream.batch.OrderedWork;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.FrameCounts;
import org.codonstream.command.Amounts;
import org.codonstream.input.BadRow;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputFile;
import org.codonstream.input.Projection;
import org.codonstream.input.RowHandler;
import org.codonstream.input.SequenceReader;
import org.codonstream.input.SequenceRow;
import org.codonstream.input.Slice;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.InvalidLetterException;
import org.codonstream.usage.Usage;
import org.codonstream.usage.UsageSum;

/** The counter of the stream over the rows of files: packed, counted, added up. The first bad row ends it. */
final class FileCount {
    private final List<InputFile> files;
    private final Projection projection;
    private final HeapBudget heap = HeapBudget.ofThisJvm();

    /**
     * The counter of files.
     *
     * @param projection what of a row is wanted besides its letters
     */
    FileCount(List<InputFile> files, Projection projection) {
        this.files = files;
        this.projection = projection;
        heap.check(files);
    }

    /** What is counted, for a heading: the file's name, or how many files these are. */
    String name() {
        return files.size() == 1 ? files.get(0).name() : Amounts.of(files.size(), "file", "files");
    }

    /** Takes one sequence after the other, in the order of the rows. */
    interface SequenceTaker {
        void take(SequenceRow row, FrameCounts counts);
    }

    /** The sum of all rows, on all processors. */
    Usage total() {
        Usage[] total = {Usage.ZERO};
        OrderedWork.ofThisMachine()
                .run(Slice.ofFiles(files), SliceCounter::new, usage -> total[0] = total[0].plus(usage));
        return total[0];
    }

    /** One thread is fast enough for what is then printed. */
    void eachSequence(SequenceTaker taker) {
        try (RowCounter counter = new RowCounter()) {
            for (Slice slice : Slice.ofFiles(files)) {
                counter.count(slice, taker);
            }
        }
    }

    private final class SliceCounter implements OrderedWork.Worker<Usage> {
        private final RowCounter counter = new RowCounter();

        @Override
        public Usage work(Slice slice) {
            UsageSum sum = new UsageSum();
            counter.count(slice, (row, counts) -> sum.add(counts, List.of(), row.filing()));
            return sum.toUsage();
        }

        @Override
        public void close() {
            counter.close();
        }
    }

    private final class RowCounter implements AutoCloseable {
        private final SequenceReader reader = new SequenceReader(projection, null, heap);
        private final BasePacker packer = new BasePacker();
        private final CodonCounter counter = new CodonCounter();

        void count(Slice slice, SequenceTaker taker) {
            reader.read(slice.range(), new RowHandler() {
                @Override
                public void sequence(SequenceRow row) {
                    taker.take(row, count(row));
                }

                @Override
                public void badRow(BadRow row) {
                    throw row.exception();
                }
            });
        }

        private FrameCounts count(SequenceRow row) {
            try {
                return counter.count(packer.pack(row.letters(), row.offset(), row.length()));
            } catch (InvalidLetterException e) {
                throw row.refuse(String.valueOf(e.getMessage())).exception();
            }
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
