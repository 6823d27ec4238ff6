package org.codonstream.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one column chunk, one at a time: parquet-hadoop's own reader holds the whole compressed chunk. Pages
 * before the wanted row are passed over without being decompressed. In a plain column a cell is a row; in a nested one only
 * pages of version 2 say how many rows they hold.
 */
final class ChunkPages implements PageReader {

    /** A number of 32 bits, or the length of a text. */
    private static final int LEAST_ENTRY = 4;

    private final ChunkInput in;
    private final ColumnChunk chunk;
    private final PageCodec codec;
    private final PageBuffer buffer;
    private final Statistics<?> noStatistics;
    private final @Nullable DictionaryPage dictionary;
    private final boolean nested;
    private final long cells;
    private final long rowsToSkip;
    private @Nullable PageHeader pending;

    /**
     * Reads the dictionary and goes to the page that holds a row, or as near to it as can be.
     *
     * @param rowsBefore how many rows of the chunk are not wanted, not all of them
     */
    ChunkPages(ChunkInput in, ColumnChunk chunk, PageCodec codec, PageBuffer buffer, long rowsBefore)
            throws IOException {
        this.in = in;
        this.chunk = chunk;
        this.codec = codec;
        this.buffer = buffer;
        this.noStatistics = Statistics.createStats(chunk.descriptor().getPrimitiveType());
        this.nested = chunk.descriptor().getMaxRepetitionLevel() > 0;
        this.dictionary = readDictionaryFirst();
        long skippedCells = 0;
        long skippedRows = 0;
        while (true) {
            PageHeader header = nextDataHeader();
            long rowsInPage = rows(header);
            if (rowsInPage < 0 || skippedRows + rowsInPage > rowsBefore) {
                break;
            }
            skippedRows += rowsInPage;
            skippedCells += cells(header);
            in.skipFully(header.getCompressed_page_size());
            pending = null;
        }
        this.cells = chunk.cells() - skippedCells;
        this.rowsToSkip = rowsBefore - skippedRows;
    }

    /** How many rows are still to be skipped from the first page on. */
    long rowsToSkip() {
        return rowsToSkip;
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        return dictionary;
    }

    @Override
    public long getTotalValueCount() {
        return cells;
    }

    @Override
    public DataPage readPage() {
        try {
            PageHeader header = nextDataHeader();
            pending = null;
            return header.getType() == PageType.DATA_PAGE ? version1(header) : version2(header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable DictionaryPage readDictionaryFirst() throws IOException {
        PageHeader header = in.readPageHeader(chunk.heapBytes());
        if (header.getType() != PageType.DICTIONARY_PAGE) {
            pending = header;
            return null;
        }
        DictionaryPageHeader details = present(header.getDictionary_page_header());
        int length = header.getUncompressed_page_size();
        if (details.getNum_values() < 0 || details.getNum_values() > length / LEAST_ENTRY) {
            throw new IOException(
                    "a dictionary of " + length + " bytes cannot have " + details.getNum_values() + " entries");
        }
        // Not the page buffer: it stays while the chunk is read.
        byte[] page = new byte[length];
        codec.read(in, chunk.codec(), 0, header.getCompressed_page_size(), page, length, crc(header));
        return new DictionaryPage(
                BytesInput.from(page), length, details.getNum_values(), encoding(details.getEncoding()));
    }

    private PageHeader nextDataHeader() throws IOException {
        while (pending == null) {
            if (in.remaining() == 0) {
                throw new IOException("it has fewer cells than the footer says");
            }
            PageHeader header = in.readPageHeader(chunk.heapBytes());
            boolean data = header.getType() == PageType.DATA_PAGE || header.getType() == PageType.DATA_PAGE_V2;
            if (data) {
                pending = header;
            } else if (header.getType() == PageType.INDEX_PAGE) {
                in.skipFully(header.getCompressed_page_size());
            } else {
                throw new IOException("a page of type " + header.getType() + " stands where data is expected");
            }
        }
        return pending;
    }

    private static int cells(PageHeader header) throws IOException {
        int cells = header.getType() == PageType.DATA_PAGE
                ? present(header.getData_page_header()).getNum_values()
                : present(header.getData_page_header_v2()).getNum_values();
        if (cells < 0) {
            throw new IOException("a page has " + cells + " cells");
        }
        return cells;
    }

    /** How many rows begin in a page, -1 where its header does not say. A page of version 2 begins with a row. */
    private long rows(PageHeader header) throws IOException {
        if (!nested) {
            return cells(header);
        }
        if (header.getType() == PageType.DATA_PAGE) {
            return -1;
        }
        int rows = present(header.getData_page_header_v2()).getNum_rows();
        if (rows < 0) {
            throw new IOException("a page has " + rows + " rows");
        }
        return rows;
    }

    private DataPage version1(PageHeader header) throws IOException {
        DataPageHeader details = present(header.getData_page_header());
        int length = header.getUncompressed_page_size();
        byte[] page = buffer.ofAtLeast(length);
        codec.read(in, chunk.codec(), 0, header.getCompressed_page_size(), page, length, crc(header));
        return new DataPageV1(
                BytesInput.from(page, 0, length),
                details.getNum_values(),
                length,
                noStatistics,
                encoding(details.getRepetition_level_encoding()),
                encoding(details.getDefinition_level_encoding()),
                encoding(details.getEncoding()));
    }

    private DataPage version2(PageHeader header) throws IOException {
        DataPageHeaderV2 details = present(header.getData_page_header_v2());
        int length = header.getUncompressed_page_size();
        int repetitions = details.getRepetition_levels_byte_length();
        int definitions = details.getDefinition_levels_byte_length();
        if (repetitions != 0 && !nested) {
            throw new IOException("a page of a plain column has repetition levels");
        }
        if (repetitions < 0 || definitions < 0 || (long) repetitions + definitions > length) {
            throw new IOException("a page's levels are longer than the page");
        }
        int levels = repetitions + definitions;
        byte[] page = buffer.ofAtLeast(length);
        CompressionCodecName pageCodec = details.isIs_compressed() ? chunk.codec() : CompressionCodecName.UNCOMPRESSED;
        codec.read(in, pageCodec, levels, header.getCompressed_page_size(), page, length, crc(header));
        return DataPageV2.uncompressed(
                details.getNum_rows(),
                details.getNum_nulls(),
                details.getNum_values(),
                BytesInput.from(page, 0, repetitions),
                BytesInput.from(page, repetitions, definitions),
                encoding(details.getEncoding()),
                BytesInput.from(page, levels, length - levels),
                noStatistics);
    }

    private static <T> T present(@Nullable T details) throws IOException {
        if (details == null) {
            throw new IOException("a page header lacks its details");
        }
        return details;
    }

    private static @Nullable Integer crc(PageHeader header) {
        return header.isSetCrc() ? header.getCrc() : null;
    }

    private static Encoding encoding(org.apache.parquet.format.@Nullable Encoding encoding) throws IOException {
        if (encoding == null) {
            throw new IOException("a page has no known encoding");
        }
        return Encoding.valueOf(encoding.name());
    }
}
