package org.codonstream.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongFunction;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes a Parquet file in the columns that users have. */
final class GenomeFile {
    private static final MessageType COLUMNS = MessageTypeParser.parseMessageType("""
            message sequences {
              optional binary seq_id (STRING);
              optional binary description (STRING);
              optional int64 length;
              optional binary sequence (STRING);
              optional binary source (STRING);
            }
            """);

    private GenomeFile() {}

    /**
     * Writes the genomes of the numbers from {@code first} until before {@code end}. Holds one row group, compressed.
     *
     * @param genomes makes the genome of a number
     * @return how many bases they have
     */
    static long write(Path file, LongFunction<Genome> genomes, long first, long end) throws IOException {
        long bases = 0;
        try (ParquetWriter<Group> writer = writer(file)) {
            for (long number = first; number < end; number++) {
                Genome genome = genomes.apply(number);
                writer.write(row(genome));
                bases += genome.letters().length;
            }
        }
        return bases;
    }

    private static ParquetWriter<Group> writer(Path file) throws IOException {
        return ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(COLUMNS)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                // No genome is there twice, so a dictionary would only be made to be thrown away.
                .withDictionaryEncoding("sequence", false)
                // By default only every hundredth row: pages of 15 MB.
                .withMinRowCountForPageSizeCheck(1)
                .build();
    }

    private static Group row(Genome genome) {
        Group row = new SimpleGroup(COLUMNS);
        row.add("seq_id", genome.id());
        row.add("description", genome.description());
        row.add("length", (long) genome.letters().length);
        row.add("sequence", Binary.fromConstantByteArray(genome.letters()));
        row.add("source", genome.source());
        return row;
    }
}
