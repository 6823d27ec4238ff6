package org.codonstream.cli;

import java.util.List;
import java.util.function.Consumer;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.batch.OrderedWork;
import org.codonstream.codon.CodonCounts;
import org.codonstream.command.Amounts;
import org.codonstream.input.BadRow;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputFile;
import org.codonstream.input.Projection;
import org.codonstream.input.RowCounter;
import org.codonstream.input.RowHandler;
import org.codonstream.input.SequenceReader;
import org.codonstream.input.SequenceRow;
import org.codonstream.input.Slice;
import org.codonstream.sequence.InvalidLetterException;
import org.codonstream.usage.SequenceUsage;
import org.codonstream.usage.Usage;
import org.codonstream.usage.UsageSum;

/** The counter of the stream over the rows of files: packed, counted, added up. The first bad row ends it. */
final class FileCount {
    private final List<InputFile> files;
    private final Projection projection;
    private final StatedCoding coding = new StatedCoding();
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

    /** Takes one sequence after the other, in the order of the rows; none that is left out. */
    interface SequenceTaker {
        void take(SequenceRow row, SequenceUsage counts);
    }

    /** Takes one coding sequence after the other, in the order of the rows and of their records. */
    interface CodingTaker {
        void take(SequenceRow row, CodingFeature feature, CodonCounts counts);
    }

    /** The sum of all rows but those that are left out, on all processors. */
    Usage total() {
        Usage[] total = {Usage.ZERO};
        OrderedWork.ofThisMachine().run(Slice.ofFiles(files), SliceCounter::new, part -> {
            total[0] = total[0].plus(part.usage());
            coding.add(part.coding());
        });
        return total[0];
    }

    /** One thread is fast enough for what is then printed. */
    void eachSequence(SequenceTaker taker) {
        try (Rows rows = new Rows()) {
            for (Slice slice : Slice.ofFiles(files)) {
                rows.read(slice, row -> {
                    coding.add(row);
                    SequenceUsage counts = rows.count(row);
                    if (!isLeftOut(row)) {
                        taker.take(row, counts);
                    }
                });
            }
        }
    }

    /** As {@link #eachSequence}, apart for each coding sequence. */
    void eachCoding(CodingTaker taker) {
        try (Rows rows = new Rows()) {
            for (Slice slice : Slice.ofFiles(files)) {
                rows.read(slice, row -> {
                    coding.add(row);
                    rows.eachCoding(row, taker);
                });
            }
        }
    }

    /** What the rows counted so far say of coding sequences. */
    StatedCoding coding() {
        return coding;
    }

    /** What states no coding sequences says nothing about them, not even that there are none. */
    private boolean isLeftOut(SequenceRow row) {
        return projection == Projection.LETTERS_AND_CODING && row.annotation() == null;
    }

    /** What one slice gives. */
    private record Part(Usage usage, StatedCoding coding) {}

    private final class SliceCounter implements OrderedWork.Worker<Part> {
        private final Rows rows = new Rows();

        @Override
        public Part work(Slice slice) {
            UsageSum sum = new UsageSum();
            StatedCoding stated = new StatedCoding();
            rows.read(slice, row -> {
                stated.add(row);
                SequenceUsage counts = rows.count(row);
                if (!isLeftOut(row)) {
                    sum.add(counts);
                }
            });
            return new Part(sum.toUsage(), stated);
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    /** The rows of files for one thread. */
    private final class Rows implements AutoCloseable {
        private final SequenceReader reader = new SequenceReader(projection, null, heap);
        private final RowCounter counter = new RowCounter();

        void read(Slice slice, Consumer<SequenceRow> taker) {
            reader.read(slice.range(), new RowHandler() {
                @Override
                public void sequence(SequenceRow row) {
                    taker.accept(row);
                }

                @Override
                public void badRow(BadRow row) {
                    throw row.exception();
                }
            });
        }

        SequenceUsage count(SequenceRow row) {
            try {
                return new SequenceUsage(counter.countFrames(row), counter.countCoding(row), row.filing());
            } catch (InvalidLetterException e) {
                throw row.refuse(String.valueOf(e.getMessage())).exception();
            }
        }

        /** A bad letter refuses the whole row, as it does where the row is published. */
        void eachCoding(SequenceRow row, CodingTaker taker) {
            count(row);
            for (CodingFeature feature : row.codingFeatures()) {
                taker.take(row, feature, counter.countCoding(row, feature));
            }
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
