package org.codonstream.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file whose footer has been read and found good.
 *
 * @param uri absolute path of a local file, else its full URI; what messages name and what decides the order
 * @param name the file's name without folders
 * @param length in bytes
 * @param modified modification time in milliseconds since 1970, or {@code etag:} and the ETag where the file system
 *     has one
 * @param footerDigest SHA-256 of the serialized footer, 64 hex digits
 * @param createdBy what the file says wrote it; old writers need care in decoding
 * @param rowGroups in file order, without empty ones
 */
public record InputFile(
        String uri,
        String name,
        long length,
        String modified,
        String footerDigest,
        @Nullable String createdBy,
        List<RowGroup> rowGroups) {

    public InputFile {
        rowGroups = List.copyOf(rowGroups);
    }

    /** How many rows it has. */
    public long rows() {
        return rowGroups.isEmpty() ? 0 : rowGroups.get(rowGroups.size() - 1).endRow() - 1;
    }

    /** Whether it has this column. A file without rows has none. */
    public boolean has(Column column) {
        return !rowGroups.isEmpty() && rowGroups.get(0).chunks().containsKey(column);
    }

    /** All of its rows; it must have some. */
    public RowRange allRows() {
        return new RowRange(this, 1, rows());
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
