package org.codonstream.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes small Parquet files, uncompressed and without checksums, as many a program does. */
final class GenomeFile {

    private static final String COLUMNS = "optional binary seq_id (STRING); optional binary sequence (STRING);"
            + " optional binary source (STRING); optional int32 taxon_id;";

    private GenomeFile() {}

    static Path write(Path file, Genome... genomes) {
        return write(file, Arrays.asList(genomes));
    }

    static Path write(Path file, List<Genome> genomes) {
        return write(file, COLUMNS, genomes.stream().map(Genome::row).toList());
    }

    /** A file with other columns, in Parquet's text form; what a row does not name is null. */
    static Path write(Path file, String columns, List<Map<String, Object>> rows) {
        MessageType schema = MessageTypeParser.parseMessageType("message genomes { " + columns + " }");
        try {
            Files.createDirectories(file.getParent());
            try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                    .withConf(new PlainParquetConfiguration())
                    .withType(schema)
                    .withWriteMode(Mode.OVERWRITE)
                    .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                    .withDictionaryEncoding(false)
                    .withPageWriteChecksumEnabled(false)
                    .build()) {
                for (Map<String, Object> row : rows) {
                    writer.write(group(schema, row));
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Group group(MessageType schema, Map<String, Object> row) {
        Group group = new SimpleGroup(schema);
        row.forEach((column, value) -> {
            if (value instanceof Integer number) {
                group.add(column, number);
            } else {
                group.add(column, value.toString());
            }
        });
        return group;
    }
}
