package org.codonstream.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.codonstream.usage.CodonRow;
import org.codonstream.usage.CodonUsageTable;
import org.jspecify.annotations.Nullable;

/** A table as one small Parquet file, a row a codon; {@code freq} is the count over the sum of all codons of the table. */
final class ParquetTable {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message codon_usage {
              required binary codon (STRING);
              required int64 count;
              optional double freq;
              required binary aa (STRING);
              optional double rscu;
            }
            """);

    private ParquetTable() {}

    static void write(CodonUsageTable table, OutputStream out) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ParquetWriter<CodonRow> writer = new Builder(new Memory(file), table.total())
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .build()) {
            for (CodonRow row : table.rows()) {
                writer.write(row);
            }
        }
        file.writeTo(out);
        out.flush();
    }

    private static final class Builder extends ParquetWriter.Builder<CodonRow, Builder> {
        private final long total;

        Builder(OutputFile file, long total) {
            super(file);
            this.total = total;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<CodonRow> getWriteSupport(Configuration configuration) {
            return new Rows(total);
        }

        @Override
        protected WriteSupport<CodonRow> getWriteSupport(ParquetConfiguration configuration) {
            return new Rows(total);
        }
    }

    private static final class Rows extends WriteSupport<CodonRow> {
        private final long total;
        private @Nullable RecordConsumer consumer;

        Rows(long total) {
            this.total = total;
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(CodonRow row) {
            RecordConsumer cells = consumer;
            if (cells == null) {
                throw new IllegalStateException("a row before the file was begun");
            }
            cells.startMessage();
            field(cells, "codon", 0, Binary.fromString(row.codonText()));
            field(cells, "count", 1, row.count());
            field(cells, "freq", 2, total == 0 ? null : Double.valueOf((double) row.count() / total));
            field(cells, "aa", 3, Binary.fromString(String.valueOf(row.aminoAcid())));
            field(cells, "rscu", 4, row.rscu());
            cells.endMessage();
        }

        private static void field(RecordConsumer cells, String name, int index, @Nullable Object value) {
            if (value == null) {
                return;
            }
            cells.startField(name, index);
            if (value instanceof Binary text) {
                cells.addBinary(text);
            } else if (value instanceof Long number) {
                cells.addLong(number);
            } else {
                cells.addDouble((Double) value);
            }
            cells.endField(name, index);
        }
    }

    /** A file of a few kilobytes; standard output can't be asked where it stands. */
    private record Memory(ByteArrayOutputStream bytes) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new PositionOutputStream() {
                @Override
                public long getPos() {
                    return bytes.size();
                }

                @Override
                public void write(int oneByte) {
                    bytes.write(oneByte);
                }

                @Override
                public void write(byte[] from, int offset, int length) {
                    bytes.write(from, offset, length);
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }
}
