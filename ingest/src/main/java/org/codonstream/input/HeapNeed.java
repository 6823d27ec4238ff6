package org.codonstream.input;

import java.io.IOException;
import java.util.Map;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.io.SeekableInputStream;

/**
 * How much heap reading a row group holds at once: of each column its dictionary and one page, decompressed. Page sizes
 * are not in the footer, so that the chunk's size stands for them, unless that is large: then its page headers are read.
 */
final class HeapNeed {

    /** Above this many bytes the exact need is worth a walk from page to page. */
    private static final long WORTH_A_WALK = 64L << 20;

    /** A page of a small column is rarely above 1 MiB; this leaves room for writers that cut pages by rows. */
    private static final long SMALL_COLUMN = 8L << 20;

    /** Buffers of a reader beside its pages. */
    private static final long OVERHEAD = 1L << 20;

    private final String file;
    private final SeekableInputStream in;

    HeapNeed(String file, SeekableInputStream in) {
        this.file = file;
        this.in = in;
    }

    /** In bytes, for all known columns together. */
    long of(Map<Column, ColumnChunk> chunks) throws IOException {
        long need = OVERHEAD;
        for (Map.Entry<Column, ColumnChunk> entry : chunks.entrySet()) {
            ColumnChunk chunk = entry.getValue();
            if (entry.getKey() != Column.SEQUENCE) {
                need += Math.min(chunk.uncompressedBytes(), SMALL_COLUMN);
            } else if (chunk.uncompressedBytes() <= WORTH_A_WALK) {
                need += chunk.uncompressedBytes() + PageCodec.scratchBytes(chunk.codec(), chunk.compressedBytes());
            } else {
                need += walk(entry.getKey(), chunk);
            }
        }
        return need;
    }

    private long walk(Column column, ColumnChunk chunk) throws IOException {
        ChunkInput pages = new ChunkInput(in, chunk.start(), chunk.compressedBytes());
        long dictionary = 0;
        long page = 0;
        long scratch = 0;
        while (pages.remaining() > 0) {
            PageHeader header;
            try {
                header = pages.readPageHeader(chunk);
            } catch (IOException e) {
                throw new InputException(
                        file + ": column " + column.label() + " is damaged (" + e.getMessage()
                                + "): write or copy the file again",
                        e);
            }
            scratch = Math.max(scratch, PageCodec.scratchBytes(chunk.codec(), header.getCompressed_page_size()));
            if (header.getType() == PageType.DICTIONARY_PAGE) {
                dictionary = header.getUncompressed_page_size();
            } else {
                page = Math.max(page, header.getUncompressed_page_size());
            }
            pages.skipFully(header.getCompressed_page_size());
        }
        return dictionary + page + scratch;
    }
}
