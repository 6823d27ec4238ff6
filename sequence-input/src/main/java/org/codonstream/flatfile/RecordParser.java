package org.codonstream.flatfile;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one record after the other, and holds no more than one. */
public interface RecordParser {

    /**
     * The next record, null at the end.
     *
     * @param sink takes its letters, unchecked and as they are written
     * @throws FlatFileException if the file is no longer one of this format
     */
    @Nullable
    FlatRecord next(LetterSink sink, Detail detail) throws IOException;

    /** Where the next record begins, or white space before it, in bytes of the file's text. */
    long position();

    /** Goes forward to where a record begins. */
    void skipTo(long position) throws IOException;
}
