package org.codonstream.input;

import java.io.IOException;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.SeekableInputStream;

/**
 * How much heap reading a column chunk holds at once: its dictionary and one page, decompressed. Page sizes are not in
 * the footer, so that the chunk's size stands for them, unless that is large: then its page headers are read.
 */
final class HeapNeed {

    /** What a reader holds beside the chunks. */
    static final long OVERHEAD = 1L << 20;

    /** Above this many bytes the exact need is worth a walk from page to page. */
    private static final long SEQUENCES_WORTH_A_WALK = 64L << 20;

    private static final long OTHERS_WORTH_A_WALK = 4L << 20;

    private final String file;
    private final SeekableInputStream in;

    HeapNeed(String file, SeekableInputStream in) {
        this.file = file;
        this.in = in;
    }

    /** In bytes; no page of the chunk is larger. */
    long of(Column column, CompressionCodecName codec, long start, long compressedBytes, long uncompressedBytes)
            throws IOException {
        long worthAWalk = column == Column.SEQUENCE ? SEQUENCES_WORTH_A_WALK : OTHERS_WORTH_A_WALK;
        if (uncompressedBytes <= worthAWalk) {
            return uncompressedBytes + PageCodec.scratchBytes(codec, compressedBytes);
        }
        ChunkInput pages = new ChunkInput(in, start, compressedBytes);
        long dictionary = 0;
        long page = 0;
        long scratch = 0;
        while (pages.remaining() > 0) {
            PageHeader header;
            try {
                header = pages.readPageHeader(uncompressedBytes);
            } catch (IOException e) {
                throw new InputException(
                        file + ": column " + column.label() + " is damaged (" + e.getMessage()
                                + "): write or copy the file again",
                        e);
            }
            scratch = Math.max(scratch, PageCodec.scratchBytes(codec, header.getCompressed_page_size()));
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
