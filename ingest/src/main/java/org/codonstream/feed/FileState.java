package org.codonstream.feed;

import java.nio.file.attribute.BasicFileAttributes;
import org.codonstream.input.InputFile;

/**
 * What tells a file from an earlier or later state of it.
 *
 * @param modified modification time in milliseconds since 1970
 */
record FileState(long length, long modified) {

    static FileState of(BasicFileAttributes attributes) {
        return new FileState(attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    /** Whether a file that has been opened since then is still the same. */
    boolean isOf(InputFile file) {
        return file.length() == length && file.modified().equals(Long.toString(modified));
    }
}
