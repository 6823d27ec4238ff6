package org.codonstream.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Small Parquet files for tests, of this module and others. */
public final class ParquetFixture {

    /** All columns that are known, each of them optional. */
    public static final MessageType ALL_COLUMNS = MessageTypeParser.parseMessageType("""
            message sequences {
              optional binary seq_id (STRING);
              optional binary description (STRING);
              optional int64 length;
              optional binary sequence (STRING);
              optional binary source (STRING);
              optional int32 taxon_id;
              optional binary organism (STRING);
              optional binary compartment (STRING);
              optional int32 genetic_code;
            }
            """);

    private final MessageType schema;
    private final UnaryOperator<Writer> settings;

    private ParquetFixture(MessageType schema, UnaryOperator<Writer> settings) {
        this.schema = schema;
        this.settings = settings;
    }

    /** A file with all known columns, as parquet-java writes it when nothing is said. */
    public static ParquetFixture ofAllColumns() {
        return new ParquetFixture(ALL_COLUMNS, writer -> writer);
    }

    /** A file with the columns of a schema in Parquet's text form, such as {@code required binary seq_id (STRING);}. */
    public static ParquetFixture ofColumns(String... columns) {
        String text = "message sequences { " + String.join(" ", columns) + " }";
        return new ParquetFixture(MessageTypeParser.parseMessageType(text), writer -> writer);
    }

    /** The same with settings of parquet-java's writer: codec, row groups, pages, dictionary, version. */
    public ParquetFixture with(UnaryOperator<Writer> more) {
        return new ParquetFixture(schema, writer -> more.apply(settings.apply(writer)));
    }

    /** A row with its length. */
    public static Map<String, Object> row(String id, String sequence) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("seq_id", id);
        row.put("sequence", sequence);
        row.put("length", (long) sequence.length());
        return row;
    }

    /** A row with its length and a source. */
    public static Map<String, Object> row(String id, String sequence, String source) {
        Map<String, Object> row = row(id, sequence);
        row.put("source", source);
        return row;
    }

    /**
     * Writes rows: values by column, strings or byte arrays or numbers, maps for groups and lists for what is repeated,
     * absent ones as null. Returns the file.
     */
    @SafeVarargs
    public final Path write(Path file, Map<String, Object>... rows) {
        return write(file, Arrays.asList(rows));
    }

    /** As {@link #write(Path, Map[])}; replaces a file that is there and makes the folders above it. */
    public Path write(Path file, List<Map<String, Object>> rows) {
        return writeAll(file, rows);
    }

    /** As {@link #write(Path, List)}, for rows that are made while they are written. */
    public Path writeAll(Path file, Iterable<Map<String, Object>> rows) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (ParquetWriter<Map<String, Object>> writer =
                    settings.apply(new Writer(file, schema)).build()) {
                for (Map<String, Object> row : rows) {
                    writer.write(row);
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** parquet-java's writer, with all of its settings. */
    public static final class Writer extends ParquetWriter.Builder<Map<String, Object>, Writer> {

        private final MessageType schema;

        private Writer(Path file, MessageType schema) {
            super((OutputFile) new LocalOutputFile(file));
            this.schema = schema;
            withConf(new PlainParquetConfiguration());
            withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
        }

        @Override
        protected Writer self() {
            return this;
        }

        @Override
        protected WriteSupport<Map<String, Object>> getWriteSupport(Configuration configuration) {
            return new RowSupport(schema);
        }

        @Override
        protected WriteSupport<Map<String, Object>> getWriteSupport(ParquetConfiguration configuration) {
            return new RowSupport(schema);
        }
    }

    private static final class RowSupport extends WriteSupport<Map<String, Object>> {

        private final MessageType schema;
        private RecordConsumer consumer;

        RowSupport(MessageType schema) {
            this.schema = schema;
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            this.consumer = recordConsumer;
        }

        @Override
        public void write(Map<String, Object> row) {
            consumer.startMessage();
            for (int field = 0; field < schema.getFieldCount(); field++) {
                Type type = schema.getType(field);
                Object value = row.get(type.getName());
                if (value != null) {
                    field(type, field, value);
                }
            }
            consumer.endMessage();
        }

        private void field(Type type, int index, Object value) {
            if (value instanceof List<?> entries && entries.isEmpty()) {
                return;
            }
            consumer.startField(type.getName(), index);
            for (Object entry : value instanceof List<?> entries ? entries : List.of(value)) {
                add(type, entry);
            }
            consumer.endField(type.getName(), index);
        }

        private void add(Type type, Object value) {
            if (!type.isPrimitive()) {
                GroupType group = type.asGroupType();
                consumer.startGroup();
                for (int field = 0; field < group.getFieldCount(); field++) {
                    Object inner = ((Map<?, ?>) value).get(group.getFieldName(field));
                    if (inner != null) {
                        field(group.getType(field), field, inner);
                    }
                }
                consumer.endGroup();
            } else if (value instanceof byte[] bytes) {
                consumer.addBinary(Binary.fromConstantByteArray(bytes));
            } else if (value instanceof String text) {
                consumer.addBinary(Binary.fromString(text));
            } else {
                addNumber(type.asPrimitiveType().getPrimitiveTypeName(), (Number) value);
            }
        }

        private void addNumber(PrimitiveTypeName type, Number number) {
            switch (type) {
                case INT32 -> consumer.addInteger(number.intValue());
                case INT64 -> consumer.addLong(number.longValue());
                case DOUBLE -> consumer.addDouble(number.doubleValue());
                default -> throw new IllegalArgumentException("no numbers in a column of type " + type);
            }
        }
    }

    /** The row groups of a file that is one of Parquet. */
    public static List<RowGroup> rowGroups(InputFile file) {
        return ((ParquetContent) file.content()).rowGroups();
    }
}
