package org.codonstream.convert;

import java.util.List;
import org.codonstream.annotation.RejectedFeature;
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

/** Writes all that an input says into Parquet files, in the order of its files and rows. The first bad row ends it. */
public final class Converter {

    private final ConvertSettings settings;
    private final ConvertListener listener;
    private final ConvertHeap heap;
    private final HeapBudget reading = HeapBudget.ofThisJvm();
    private volatile boolean stopped;

    public Converter(ConvertSettings settings, ConvertListener listener) {
        this(settings, listener, ConvertHeap.ofThisJvm());
    }

    Converter(ConvertSettings settings, ConvertListener listener, ConvertHeap heap) {
        this.settings = settings;
        this.listener = listener;
        this.heap = heap;
    }

    /**
     * Converts files: all of them, or nothing is written.
     *
     * @throws org.codonstream.input.InputException for the first row that cannot be taken
     * @throws ConvertException if the output cannot be written, or {@link #stop()} was called
     */
    public ConvertReport convert(List<InputFile> files) {
        reading.check(files);
        heap.check(files);
        try (ShardFolder folder = ShardFolder.open(settings.output(), settings.onFiles());
                ShardWriter shards = new ShardWriter(folder, settings);
                SequenceReader reader = new SequenceReader(Projection.ALL, settings.source(), reading)) {
            Rows rows = new Rows(shards);
            for (Slice slice : Slice.ofFiles(files)) {
                reader.read(slice.range(), rows);
            }
            shards.finish();
            rows.requireNotStopped();
            folder.publish();
            return new ConvertReport(rows.sequences, rows.bases, rows.codingSequences, rows.rejected, folder.shards());
        }
    }

    /** Ends the conversion at its next row; nothing of it is left. For another thread. */
    public void stop() {
        stopped = true;
    }

    private final class Rows implements RowHandler {

        private final ShardWriter shards;
        private final BasePacker packer = new BasePacker();
        private long sequences;
        private long bases;
        private long codingSequences;
        private long rejected;

        Rows(ShardWriter shards) {
            this.shards = shards;
        }

        @Override
        public void sequence(SequenceRow row) {
            requireNotStopped();
            heap.check(row);
            requireBases(row);
            shards.write(row);
            sequences++;
            bases += row.length();
            if (row.annotation() != null) {
                codingSequences += row.annotation().features().size();
                for (RejectedFeature feature : row.annotation().rejected()) {
                    rejected++;
                    listener.rejected(row, feature);
                }
            }
            listener.converted(row);
        }

        @Override
        public void badRow(BadRow row) {
            throw row.exception();
        }

        private void requireNotStopped() {
            if (stopped) {
                throw new ConvertException("stopped: nothing was written to " + settings.output());
            }
        }

        /** What is converted can be published. */
        private void requireBases(SequenceRow row) {
            try {
                packer.pack(row.letters(), row.offset(), row.length());
            } catch (InvalidLetterException e) {
                throw row.refuse(String.valueOf(e.getMessage())).exception();
            }
        }
    }
}
