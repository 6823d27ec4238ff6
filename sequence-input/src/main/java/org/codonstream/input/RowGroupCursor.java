package org.codonstream.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.VersionParser.VersionParseException;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/** Some columns of one row group, read row by row. Each large column has a stream of its own, so that none seeks back. */
final class RowGroupCursor implements AutoCloseable {

    private final InputFile file;
    private final List<SeekableInputStream> streams = new ArrayList<>();
    private final Map<Column, ColumnCursor> columns = new EnumMap<>(Column.class);
    private final Map<Column, ListCursor> lists = new EnumMap<>(Column.class);

    /** Opens a row group at a row of it. */
    RowGroupCursor(
            InputFile file,
            ParquetContent content,
            RowGroup group,
            long firstRow,
            Set<Column> wanted,
            PageBuffers buffers) {
        this.file = file;
        Column at = Column.SEQ_ID;
        boolean open = false;
        try {
            UnchangedFile.require(file);
            ParsedVersion writer = writer(content.createdBy());
            for (Column column : inFileOrder(group, wanted)) {
                at = column;
                ColumnChunk chunk = chunk(group, column);
                ChunkInput in = new ChunkInput(stream(column, chunk), chunk.start(), chunk.compressedBytes());
                ChunkPages pages =
                        new ChunkPages(in, chunk, buffers.codec(), buffers.of(column), firstRow - group.firstRow());
                if (column.isNested()) {
                    lists.put(column, new ListCursor(file, column, firstRow, pages, chunk, writer));
                } else {
                    columns.put(column, new ColumnCursor(file, column, firstRow, pages, chunk, writer));
                }
            }
            open = true;
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw ColumnCursor.damaged(file, at, firstRow, e);
        } finally {
            if (!open) {
                close();
            }
        }
    }

    /** A plain column, null if the file does not have it or it was not asked for. */
    @Nullable
    ColumnCursor column(Column column) {
        return columns.get(column);
    }

    /** A nested column, null if the file does not have it or it was not asked for. */
    @Nullable
    ListCursor list(Column column) {
        return lists.get(column);
    }

    /** Goes to the next row. */
    void advance() {
        for (ColumnCursor column : columns.values()) {
            column.advance();
        }
        for (ListCursor list : lists.values()) {
            list.advance();
        }
    }

    @Override
    public void close() {
        for (SeekableInputStream stream : streams) {
            try {
                stream.close();
            } catch (IOException e) {
                // Nothing was written, and what was read is good.
            }
        }
    }

    /** Small chunks are read as they are opened, so that they and the sequences can share a stream. */
    private SeekableInputStream stream(Column column, ColumnChunk chunk) throws IOException {
        boolean shared = column == Column.SEQUENCE || ChunkInput.isSmall(chunk.compressedBytes());
        if (streams.isEmpty() || !shared) {
            streams.add(Storage.of(file.uri()).open(file.uri()));
        }
        return streams.get(shared ? 0 : streams.size() - 1);
    }

    private static List<Column> inFileOrder(RowGroup group, Set<Column> wanted) {
        return wanted.stream()
                .filter(group.chunks()::containsKey)
                .sorted(Comparator.comparingLong(column -> chunk(group, column).start()))
                .toList();
    }

    private static ColumnChunk chunk(RowGroup group, Column column) {
        ColumnChunk chunk = group.chunks().get(column);
        if (chunk == null) {
            throw new IllegalStateException("no column " + column.label());
        }
        return chunk;
    }

    /** Unknown writers are null: only parquet-mr before 1.8 needs care (PARQUET-246). */
    private static @Nullable ParsedVersion writer(@Nullable String createdBy) {
        try {
            ParsedVersion writer = createdBy == null ? null : VersionParser.parse(createdBy);
            return writer != null && writer.hasSemanticVersion() ? writer : null;
        } catch (VersionParseException | RuntimeException e) {
            return null;
        }
    }
}
