package org.codonstream.convert;

import java.util.List;
import java.util.Locale;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.input.RecordChunk;
import org.codonstream.input.RowSection;
import org.codonstream.input.SequenceRow;

/**
 * What a heap allows to be converted. A sequence that is written lies there up to four times: as it was read, and as
 * page, compressed page and row group.
 *
 * @param bytes of the heap
 */
record ConvertHeap(long bytes) {

    private static final long BYTES_OF_LETTER = 4;

    /** For all that does not grow with a sequence. */
    private static final long OVERHEAD = 32_000_000;

    private static final long MEGABYTE = 1_000_000;

    /** The heap that this JVM may use. */
    static ConvertHeap ofThisJvm() {
        return new ConvertHeap(Runtime.getRuntime().maxMemory());
    }

    /**
     * Refuses flat files with a sequence that does not fit. Parquet files do not say how long theirs are before they are
     * read: {@link #check(SequenceRow)}.
     *
     * @throws InputException naming the file, what it needs, what there is and how to give more
     */
    void check(List<InputFile> files) {
        for (InputFile file : files) {
            for (RowSection section : file.content().sections()) {
                if (section instanceof RecordChunk chunk && needed(chunk.mostLetters()) > bytes) {
                    throw new InputException(file + ": the longest record from record " + chunk.firstRow() + " on "
                            + sentence(chunk.mostLetters()));
                }
            }
        }
    }

    /**
     * Refuses a sequence that does not fit.
     *
     * @throws InputException naming the row, what it needs, what there is and how to give more
     */
    void check(SequenceRow row) {
        if (needed(row.length()) > bytes) {
            throw row.refuse("the sequence " + sentence(row.length())).exception();
        }
    }

    private static long needed(int letters) {
        return OVERHEAD + BYTES_OF_LETTER * letters;
    }

    private String sentence(int letters) {
        return String.format(
                Locale.ROOT,
                "has %,d letters and needs %d MB of heap to be converted, %d MB are given: set CODONSTREAM_HEAP=%2$dm"
                        + " (-Xmx%2$dm)",
                letters,
                (needed(letters) + MEGABYTE - 1) / MEGABYTE,
                bytes / MEGABYTE);
    }
}
