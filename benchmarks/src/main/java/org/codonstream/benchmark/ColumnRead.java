package org.codonstream.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/** Reads the bases of a folder of Parquet files with parquet-java, in one thread, and only adds up how many there are. */
public final class ColumnRead {
    private static final String SEQUENCE = "sequence";

    private ColumnRead() {}

    public static void main(String[] args) throws IOException {
        System.out.println("read " + all(Path.of(args[0])).text());
    }

    /** How much there is in the files of a folder. */
    static Totals all(Path folder) throws IOException {
        long sequences = 0;
        long bases = 0;
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.sorted().toList()) {
                Totals totals = of(file);
                sequences += totals.sequences();
                bases += totals.bases();
            }
        }
        return new Totals(sequences, bases);
    }

    private static Totals of(Path file) throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        long sequences = 0;
        long bases = 0;
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType all = reader.getFooter().getFileMetaData().getSchema();
            MessageType one = new MessageType(all.getName(), all.getType(SEQUENCE));
            reader.setRequestedSchema(List.of(one.getColumns().get(0)));
            ColumnDescriptor column = one.getColumns().get(0);
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                ColumnReader cells = new ColumnReadStoreImpl(
                                group, new GroupRecordConverter(one).getRootConverter(), one, "")
                        .getColumnReader(column);
                for (long row = 0; row < group.getRowCount(); row++) {
                    bases += cells.getBinary().length();
                    cells.consume();
                }
                sequences += group.getRowCount();
            }
        }
        return new Totals(sequences, bases);
    }
}
