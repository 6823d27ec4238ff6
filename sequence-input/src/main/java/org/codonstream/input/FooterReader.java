package org.codonstream.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks the footer of one file: mostly a single read of its last 64 KiB. Works on Parquet's own structures
 * instead of parquet-hadoop's, which keep the statistics of every column of every file.
 */
final class FooterReader {

    private static final int TAIL = 64 * 1024;
    private static final int TRAILER = 8;
    private static final String MAGIC = "PAR1";
    private static final String ENCRYPTED_MAGIC = "PARE";

    private final StoredFile file;

    FooterReader(StoredFile file) {
        this.file = file;
    }

    /** Throws {@link InputException} for whatever is wrong with it. */
    InputFile read() {
        try (SeekableInputStream in = Storage.of(file.uri()).open(file.uri())) {
            byte[] footer = footerBytes(in);
            FileMetaData metaData = parse(footer);
            return new InputFile(
                    file.uri(),
                    file.name(),
                    file.length(),
                    file.modified(),
                    sha256(footer),
                    new ParquetContent(metaData.getCreated_by(), rowGroups(metaData, in)));
        } catch (IOException e) {
            throw new InputException(file.uri() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private byte[] footerBytes(SeekableInputStream in) throws IOException {
        if (file.length() < MAGIC.length() + TRAILER) {
            throw refused("is no Parquet file, or its end is missing (it has " + file.length()
                    + " bytes): write or copy it again");
        }
        byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
        in.seek(file.length() - tail.length);
        in.readFully(tail);
        ByteBuffer trailer =
                ByteBuffer.wrap(tail, tail.length - TRAILER, TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        int length = trailer.getInt();
        String magic = new String(tail, tail.length - 4, 4, StandardCharsets.ISO_8859_1);
        if (magic.equals(ENCRYPTED_MAGIC)) {
            throw refused("is encrypted, which is not read: write it without encryption");
        }
        if (!magic.equals(MAGIC)) {
            throw refused("is no Parquet file, or its end is missing (it does not end in " + MAGIC
                    + "): write or copy it again");
        }
        if (length < 1 || length > file.length() - MAGIC.length() - TRAILER) {
            throw refused("has a damaged footer (its length cannot be " + length + "): write or copy it again");
        }
        byte[] footer = new byte[length];
        if (length <= tail.length - TRAILER) {
            System.arraycopy(tail, tail.length - TRAILER - length, footer, 0, length);
        } else {
            in.seek(file.length() - TRAILER - length);
            in.readFully(footer);
        }
        return footer;
    }

    private FileMetaData parse(byte[] footer) {
        try {
            return Util.readFileMetaData(new ByteArrayInputStream(footer));
        } catch (IOException | RuntimeException e) {
            throw new InputException(file.uri() + " has a damaged footer: write or copy it again", e);
        }
    }

    private List<RowGroup> rowGroups(FileMetaData metaData, SeekableInputStream in) throws IOException {
        if (metaData.isSetEncryption_algorithm()) {
            throw refused("has encrypted columns, which are not read: write it without encryption");
        }
        Map<Column, ColumnShape> schema = new FileSchema(file.uri(), present(metaData.getSchema())).columns();
        List<RowGroup> groups = new ArrayList<>();
        long firstRow = 1;
        for (org.apache.parquet.format.RowGroup described : present(metaData.getRow_groups())) {
            long rows = described.getNum_rows();
            if (rows < 0) {
                throw refused("has a damaged footer (a row group of " + rows + " rows): write or copy it again");
            }
            if (rows > 0) {
                groups.add(new RowGroup(firstRow, rows, chunks(described, schema, new HeapNeed(file.uri(), in))));
                firstRow += rows;
            }
        }
        return groups;
    }

    private Map<Column, ColumnChunk> chunks(
            org.apache.parquet.format.RowGroup described, Map<Column, ColumnShape> schema, HeapNeed heapNeed)
            throws IOException {
        Map<List<String>, Column> paths = new HashMap<>();
        schema.forEach((column, shape) -> paths.put(List.of(shape.descriptor().getPath()), column));
        Map<Column, ColumnChunk> chunks = new EnumMap<>(Column.class);
        for (org.apache.parquet.format.ColumnChunk chunk : present(described.getColumns())) {
            if (chunk.isSetCrypto_metadata() || chunk.isSetFile_path()) {
                throw refused("has columns that are encrypted or lie in another file, which are not read: write it"
                        + " without encryption, as one file");
            }
            ColumnMetaData data = present(chunk.getMeta_data());
            Column column = paths.get(present(data.getPath_in_schema()));
            ColumnShape shape = column == null ? null : schema.get(column);
            if (column != null && shape != null) {
                chunks.put(column, chunk(column, shape, data, described.getNum_rows(), heapNeed));
            }
        }
        if (!chunks.keySet().equals(schema.keySet())) {
            throw refused("has a damaged footer (a row group lacks a column): write or copy it again");
        }
        return chunks;
    }

    private ColumnChunk chunk(Column column, ColumnShape shape, ColumnMetaData data, long rows, HeapNeed heapNeed)
            throws IOException {
        boolean dictionaryFirst = data.isSetDictionary_page_offset()
                && data.getDictionary_page_offset() > 0
                && data.getDictionary_page_offset() < data.getData_page_offset();
        long start = dictionaryFirst ? data.getDictionary_page_offset() : data.getData_page_offset();
        long end = start + data.getTotal_compressed_size();
        long cells = data.getNum_values();
        if ((column.isNested() ? cells < rows : cells != rows)
                || start < MAGIC.length()
                || data.getTotal_compressed_size() < 1
                || data.getTotal_uncompressed_size() < 1
                || end > file.length()) {
            throw refused("has a damaged footer (column " + column.label() + " at " + start + " with "
                    + cells + " cells and " + data.getTotal_compressed_size()
                    + " bytes does not fit the file): write or copy it again");
        }
        CompressionCodecName codec = codec(column, present(data.getCodec()));
        long heap =
                heapNeed.of(column, codec, start, data.getTotal_compressed_size(), data.getTotal_uncompressed_size());
        return new ColumnChunk(shape, codec, start, data.getTotal_compressed_size(), cells, heap);
    }

    private CompressionCodecName codec(Column column, CompressionCodec codec) {
        CompressionCodecName name = CompressionCodecName.valueOf(codec.name());
        if (!PageCodec.READABLE.contains(name)) {
            throw refused("has its column " + column.label() + " compressed with " + name
                    + ", which is not read: write it with zstd, snappy, gzip, lz4_raw or none");
        }
        return name;
    }

    private <T> T present(@Nullable T part) {
        if (part == null) {
            throw refused("has a damaged footer: write or copy it again");
        }
        return part;
    }

    private InputException refused(String what) {
        return new InputException(file.uri() + " " + what);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
