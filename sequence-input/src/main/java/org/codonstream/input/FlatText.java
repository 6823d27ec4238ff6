package org.codonstream.input;

import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.SeekableInputStream;
import org.codonstream.flatfile.GzipMembers;

/** The text of a flat file, from some place on. */
final class FlatText {

    private FlatText() {}

    /**
     * Opens a file.
     *
     * @param offset where to begin, in bytes of the file
     */
    static InputStream open(String uri, FlatContent.Packing packing, long offset) throws IOException {
        SeekableInputStream in = Storage.of(uri).open(uri);
        if (offset > 0) {
            try {
                in.seek(offset);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        }
        return packing == FlatContent.Packing.GZIP ? new GzipMembers(in) : in;
    }
}
