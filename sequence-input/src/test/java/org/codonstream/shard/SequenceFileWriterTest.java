package org.codonstream.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.input.BadRow;
import org.codonstream.input.GeneratedRows;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputFiles;
import org.codonstream.input.ParquetFixture;
import org.codonstream.input.Projection;
import org.codonstream.input.RowHandler;
import org.codonstream.input.SequenceReader;
import org.codonstream.input.SequenceRow;
import org.codonstream.input.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceFileWriterTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void givesBackWhatWasWritten(Compression compression) throws IOException {
        GeneratedRows generated = new GeneratedRows(compression.ordinal());
        List<SequenceRow> rows = new ArrayList<>(generated.next(400, 2000));
        rows.add(generated.next(3_000_000));
        rows.addAll(generated.next(20, 5));

        Path file = write(compression, rows);

        assertThat(read(file))
                .containsExactlyElementsOf(
                        rows.stream().map(GeneratedRows::content).toList());
    }

    @Test
    void givesBackASequenceThatIsLongerThanARowGroup() throws IOException {
        GeneratedRows generated = new GeneratedRows(9);
        List<SequenceRow> rows = List.of(
                generated.next(10),
                generated.next(40_000_000),
                generated.next(10),
                generated.next(35_000_000),
                generated.next(10));

        Path file = write(Compression.NONE, rows);

        assertThat(ParquetFixture.rowGroups(
                        InputFiles.resolve(List.of(file.toString())).get(0)))
                .hasSize(3);
        List<List<Object>> read = read(file);
        for (int i = 0; i < rows.size(); i++) {
            // Not containsExactly: nobody wants to see the difference.
            assertThat(read.get(i).equals(GeneratedRows.content(rows.get(i)))).isTrue();
        }
    }

    @Test
    void isReadByOtherReaders() throws IOException {
        GeneratedRows generated = new GeneratedRows(4);
        List<SequenceRow> rows = generated.next(50, 300);
        Path file = write(Compression.ZSTD, rows);

        try (ParquetReader<Group> reader = new GroupReader(new LocalInputFile(file)).build()) {
            for (SequenceRow row : rows) {
                Group group = reader.read();
                assertThat(group.getString("seq_id", 0)).isEqualTo(row.id());
                assertThat(group.getLong("length", 0)).isEqualTo(row.length());
                assertThat(group.getFieldRepetitionCount("coding_features"))
                        .isEqualTo(row.annotation() == null ? 0 : 1);
                if (row.annotation() != null) {
                    assertThat(locations(group.getGroup("coding_features", 0)))
                            .containsExactlyElementsOf(row.annotation().features().stream()
                                    .map(CodingFeature::location)
                                    .toList());
                }
            }
            assertThat(reader.read()).isNull();
        }
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            assertThat(reader.getFileMetaData().getSchema()).isEqualTo(SequenceSchema.COLUMNS);
        }
    }

    @Test
    void refusesToWriteOverAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("x.parquet"), "precious");

        assertThatThrownBy(() -> new SequenceFileWriter(file, Compression.SNAPPY))
                .isInstanceOf(IOException.class);
        assertThat(file).hasContent("precious");
    }

    @Test
    void knowsItsCompressionsByName() {
        assertThat(Compression.ofLabel("none")).isEqualTo(Compression.NONE);
        assertThatThrownBy(() -> Compression.ofLabel("lzo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("compression lzo: must be one of snappy, gzip, zstd, none");
    }

    private Path write(Compression compression, List<SequenceRow> rows) throws IOException {
        Path file = folder.resolve("x.parquet");
        try (SequenceFileWriter writer = new SequenceFileWriter(file, compression)) {
            for (SequenceRow row : rows) {
                writer.write(row);
            }
        }
        return file;
    }

    private static List<List<Object>> read(Path file) {
        List<List<Object>> read = new ArrayList<>();
        try (SequenceReader reader = new SequenceReader(Projection.ALL, null, HeapBudget.ofThisJvm())) {
            for (Slice slice : Slice.ofFiles(InputFiles.resolve(List.of(file.toString())))) {
                reader.read(slice.range(), new RowHandler() {
                    @Override
                    public void sequence(SequenceRow row) {
                        read.add(GeneratedRows.content(row));
                    }

                    @Override
                    public void badRow(BadRow row) {
                        throw row.exception();
                    }
                });
            }
        }
        return read;
    }

    private static List<String> locations(Group features) {
        List<String> locations = new ArrayList<>();
        for (int i = 0; i < features.getFieldRepetitionCount("list"); i++) {
            locations.add(features.getGroup("list", i).getGroup("element", 0).getString("location", 0));
        }
        return locations;
    }

    private static final class GroupReader extends ParquetReader.Builder<Group> {

        GroupReader(InputFile file) {
            super(file, new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
