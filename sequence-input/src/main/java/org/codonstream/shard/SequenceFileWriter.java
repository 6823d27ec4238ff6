package org.codonstream.shard;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.codonstream.input.SequenceRow;

/**
 * Writes one Parquet file of sequences. It holds a row group of compressed pages and the page that is being filled, so
 * that its memory follows the longest sequence and not the file.
 */
public final class SequenceFileWriter implements AutoCloseable {

    private static final long ROW_GROUP_BYTES = 32L << 20;
    private static final int PAGE_BYTES = 1 << 20;

    /** Whole descriptions and locations would make the end of a file long. */
    private static final int STATISTICS_BYTES = 64;

    private final ParquetWriter<SequenceRow> rows;

    /** Begins a new file. */
    public SequenceFileWriter(Path file, Compression compression) throws IOException {
        rows = new Builder(file)
                .withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.CREATE)
                .withCompressionCodec(compression.codec())
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                // Neighbours may be of 300 bases and of 300 million: sizes are looked at after every row.
                .withMinRowCountForPageSizeCheck(1)
                .withMaxRowCountForPageSizeCheck(1)
                // Nobody looks for sequences by their letters, and no two are alike.
                .withDictionaryEncoding("sequence", false)
                .withStatisticsEnabled("sequence", false)
                .withStatisticsTruncateLength(STATISTICS_BYTES)
                .build();
    }

    /** Adds a row; it may be changed afterwards. */
    public void write(SequenceRow row) throws IOException {
        rows.write(row);
    }

    /** How large the file is by now, what is not compressed yet taken as it is. */
    public long bytes() {
        return rows.getDataSize();
    }

    /** Completes the file. */
    @Override
    public void close() throws IOException {
        rows.close();
    }

    private static final class Builder extends ParquetWriter.Builder<SequenceRow, Builder> {

        Builder(Path file) {
            super((OutputFile) new LocalOutputFile(file));
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<SequenceRow> getWriteSupport(Configuration configuration) {
            return new RowSupport();
        }

        @Override
        protected WriteSupport<SequenceRow> getWriteSupport(ParquetConfiguration configuration) {
            return new RowSupport();
        }
    }
}
