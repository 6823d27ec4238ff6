package org.codonstream.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers why it could not be written: a print stream forgets it, and a table cut short by a full
 * disk must not look like a success. A reader that goes away, as {@code head} does, wanted no more.
 */
final class ResultStream extends FilterOutputStream {
    private @Nullable IOException failure;

    ResultStream() {
        super(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            }
            throw e;
        }
    }

    /** Why results are missing; null where none are, or where nobody wanted them. */
    @Nullable
    String failure() {
        String reason = failure == null ? null : String.valueOf(failure.getMessage());
        return reason == null || reason.contains("Broken pipe") ? null : reason;
    }
}
