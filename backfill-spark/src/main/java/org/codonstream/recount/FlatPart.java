package org.codonstream.recount;

import java.io.Serializable;
import org.codonstream.input.FlatContent;
import org.codonstream.input.InputFile;
import org.codonstream.input.RowRange;
import org.jspecify.annotations.Nullable;

/**
 * What a task has to know of a flat file, which would have to read through it to find the rows again.
 *
 * @param content with only the chunk that the task reads
 */
record FlatPart(String name, long length, String modified, FlatContent content) implements Serializable {

    /** Of rows within one chunk; null if the file is no flat one. */
    static @Nullable FlatPart of(RowRange range) {
        InputFile file = range.file();
        return file.content() instanceof FlatContent flat
                ? new FlatPart(file.name(), file.length(), file.modified(), flat.around(range.firstRow()))
                : null;
    }

    /** The file as it was found; whoever reads it sees whether it was changed since. */
    InputFile file(String uri, String digest) {
        return new InputFile(uri, name, length, modified, digest, content);
    }
}
