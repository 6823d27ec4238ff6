package org.codonstream.input;

import java.util.List;

/**
 * A file that has been opened and found good: the footer of a Parquet file, the borders of a flat file's records.
 *
 * @param uri absolute path of a local file, else its full URI; what messages name and what decides the order
 * @param name the file's name without folders
 * @param length in bytes
 * @param modified modification time in milliseconds since 1970, or {@code etag:} and the ETag where the file system
 *     has one
 * @param footerDigest SHA-256, 64 hex digits: of a Parquet file's serialized footer; of a flat file's first 64 KiB, and
 *     of what its records are said to be
 */
public record InputFile(
        String uri, String name, long length, String modified, String footerDigest, FileContent content) {

    /** How many rows it has. */
    public long rows() {
        List<? extends RowSection> sections = content.sections();
        return sections.isEmpty() ? 0 : sections.get(sections.size() - 1).endRow() - 1;
    }

    /** All of its rows; it must have some. */
    public RowRange allRows() {
        return new RowRange(this, 1, rows());
    }

    /** Names a row in messages. */
    public String row(long number) {
        return uri + ", " + content.nameOfRow() + " " + number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InputFile that
                && uri.equals(that.uri)
                && length == that.length
                && modified.equals(that.modified)
                && footerDigest.equals(that.footerDigest);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    /** Its path, which names it in messages. */
    @Override
    public String toString() {
        return uri;
    }
}
