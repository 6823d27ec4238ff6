package org.codonstream.recount;

import java.io.Serializable;
import org.codonstream.input.FlatContent;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one row group or chunk of records of a file that belong to one batch, as a task is told of them.
 *
 * @param uri of the file
 * @param footerDigest of the file as it was when the work was planned
 * @param firstRow from 1
 * @param position of the first row in the order of the whole input, from 0
 * @param batch the id of the batch that {@code ingest publish} would make of these rows
 * @param compressedBytes about how many bytes of the file have to be read for them
 * @param flat the file, if it is a flat one
 */
record FilePart(
        String uri,
        String footerDigest,
        long firstRow,
        long rows,
        long position,
        String batch,
        long compressedBytes,
        @Nullable FlatPart flat)
        implements Serializable {

    /**
     * Whether it has to be read from the beginning of its file: then the parts of a file belong together, in order, or
     * each would read what the others have read.
     */
    boolean isReadFromBeginning() {
        return flat != null && flat.content().packing() == FlatContent.Packing.GZIP;
    }

    /** Makes sure that a file, found again where the task runs, is the one that the work was planned for. */
    InputFile requireSame(InputFile found) {
        if (!found.footerDigest().equals(footerDigest)) {
            throw new InputException(
                    uri + " was changed while it was read: leave input as it is while it is read, and run again");
        }
        return found;
    }
}
