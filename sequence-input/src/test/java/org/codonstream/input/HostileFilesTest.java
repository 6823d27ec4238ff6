package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are not what they should be: each gives one sentence that names the file, and nothing else. */
class HostileFilesTest {

    private static final String ID = "required binary seq_id (STRING);";
    private static final String SEQUENCE = "required binary sequence (STRING);";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"0, is no Parquet file", "11, is no Parquet file", "500, is no Parquet file"})
    void refusesWhatIsNoParquet(int bytes, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("x.parquet"), "A".repeat(bytes));

        refused(file, message, "write or copy it again");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        Path file = write();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));

        refused(file, "is no Parquet file, or its end is missing", "write or copy it again");
    }

    @Test
    void refusesAFileWithoutItsBeginning() throws IOException {
        Path file = write();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOfRange(bytes, bytes.length - 700, bytes.length));

        refused(file, "damaged footer");
    }

    @Test
    void refusesAnEncryptedFile() throws IOException {
        Path file = write();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] = 'E';
        Files.write(file, bytes);

        refused(file, "is encrypted", "without encryption");
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "2147483647"})
    void refusesAFooterLengthThatCannotBe(int length) throws IOException {
        Path file = write();
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 8, length);
        Files.write(file, bytes);

        refused(file, "damaged footer (its length cannot be " + length + ")");
    }

    @Test
    void refusesAMissingColumn() {
        refused(ParquetFixture.ofColumns(ID).write(file()), "has no column sequence");
        refused(
                ParquetFixture.ofColumns("required binary id (STRING);", SEQUENCE)
                        .write(file()),
                "has no column seq_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required int32 seq_id; required binary sequence (STRING);|column seq_id is of type INT32",
                "required binary seq_id; required fixed_len_byte_array(4) sequence;|column sequence is of type FIXED_LEN_BYTE_ARRAY",
                "required binary seq_id; required binary sequence (DECIMAL(9,2));|column sequence is of type BYTE_ARRAY (DECIMAL)",
                "required binary seq_id; required binary sequence; optional double length;|column length is of type DOUBLE",
                "required binary seq_id; required binary sequence; optional int64 length (TIMESTAMP(MILLIS,true));|column length is of type INT64 (TIMESTAMP_MILLIS)",
                "required binary seq_id; required binary sequence; optional binary taxon_id;|column taxon_id is of type BYTE_ARRAY",
                "required binary seq_id; repeated binary sequence;|column sequence is nested or repeated",
                "required binary seq_id; required group sequence { required binary sequence; }|column sequence is nested or repeated"
            })
    void refusesAWrongType(String schema, String message) {
        refused(ParquetFixture.ofColumns(schema).write(file()), message, "must be");
    }

    @Test
    void readsBesideNestedColumnsThatItDoesNotKnow() {
        Path file = ParquetFixture.ofColumns(
                        "optional group extra { required binary sequence; optional group more { required int32 length; } }",
                        ID,
                        SEQUENCE)
                .write(file(), ParquetFixture.row("a", "ACGT"));

        assertThat(CollectedRows.of(resolve(file).allRows()).letters).containsExactly("ACGT");
    }

    @Test
    void refusesEveryCodecThatIsNotRead() throws IOException {
        for (CompressionCodec codec : List.of(CompressionCodec.BROTLI, CompressionCodec.LZO, CompressionCodec.LZ4)) {
            Path file = withFooter(write(), footer -> footer.getRow_groups().forEach(group -> group.getColumns()
                    .forEach(column -> column.getMeta_data().setCodec(codec))));

            refused(file, "compressed with " + codec, "write it with zstd, snappy, gzip, lz4_raw or none");
        }
    }

    @Test
    void refusesAFooterThatDoesNotFitTheFile() throws IOException {
        refused(
                withFooter(
                        write(),
                        footer -> footer.getRow_groups().get(0).getColumns().forEach(column -> column.getMeta_data()
                                .setTotal_compressed_size(1L << 40))),
                "damaged footer (column seq_id at 4");
    }

    @Test
    void readsAFileWithoutRows() {
        Path file = ParquetFixture.ofAllColumns().write(file());

        assertThat(resolve(file).rows()).isZero();
        assertThat(Slice.ofFiles(List.of(resolve(file)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    void saysInOneSentenceThatAPageIsDamaged(CompressionCodecName codec) throws IOException {
        Path path = write(codec);
        byte[] bytes = Files.readAllBytes(path);
        InputFile file = resolve(path);
        ColumnChunk chunk = ParquetFixture.rowGroups(file).get(0).chunks().get(Column.SEQUENCE);
        // Behind the page's header, which a checksum makes longer.
        int at = (int) (chunk.start() + chunk.compressedBytes() - 20);
        bytes[at] ^= 0x55;
        java.nio.file.attribute.FileTime modified = Files.getLastModifiedTime(path);
        Files.write(path, bytes);
        Files.setLastModifiedTime(path, modified);

        assertThatThrownBy(() -> CollectedRows.of(file.allRows()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(path + ": column sequence cannot be read at row 1 (")
                .hasMessageEndingWith("): the file is damaged; write or copy it again")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void refusesAFileThatWasChangedSinceItWasFound() throws IOException {
        Path path = write();
        InputFile file = resolve(path);
        Files.write(path, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);

        assertThatThrownBy(() -> CollectedRows.of(file.allRows()))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        path + " was changed while it was read: leave input as it is while it is read, and run again");

        Files.delete(path);
        assertThatThrownBy(() -> CollectedRows.of(file.allRows()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("was there before and cannot be read now");
    }

    /** Whatever byte is wrong: the rows, or one sentence that names the file. */
    @Test
    void survivesAnyMutation() throws IOException {
        Random random = new Random(11);
        for (CompressionCodecName codec : List.of(
                CompressionCodecName.UNCOMPRESSED,
                CompressionCodecName.ZSTD,
                CompressionCodecName.SNAPPY,
                CompressionCodecName.LZ4_RAW,
                CompressionCodecName.GZIP)) {
            for (WriterVersion version : WriterVersion.values()) {
                Path path = ParquetFixture.ofAllColumns()
                        .with(writer -> writer.withCompressionCodec(codec)
                                .withWriterVersion(version)
                                .withPageWriteChecksumEnabled(false))
                        .write(file(), rows());
                byte[] good = Files.readAllBytes(path);
                for (int round = 0; round < 200; round++) {
                    byte[] bytes = good.clone();
                    for (int change = random.nextInt(3); change >= 0; change--) {
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    }
                    Files.write(path, bytes);
                    try {
                        CollectedRows.of(resolve(path).allRows());
                    } catch (InputException e) {
                        assertThat(e).hasMessageContaining(path.toString());
                    } catch (IllegalArgumentException e) {
                        assertThat(e).hasMessageContaining("must lie within the 0 rows");
                    }
                }
            }
        }
    }

    private Path file() {
        return folder.resolve("x.parquet");
    }

    private Path write() {
        return write(CompressionCodecName.UNCOMPRESSED);
    }

    private Path write(CompressionCodecName codec) {
        return ParquetFixture.ofAllColumns()
                .with(writer -> writer.withCompressionCodec(codec).withDictionaryEncoding(false))
                .write(file(), rows());
    }

    private static List<java.util.Map<String, Object>> rows() {
        return List.of(
                ParquetFixture.row("NC_000001.1", "ACGTTGCAAC".repeat(40), "organelle"),
                ParquetFixture.row("contig_1", "GATTACA".repeat(9), "viral"));
    }

    private static InputFile resolve(Path file) {
        return InputFiles.resolve(List.of(file.toString())).get(0);
    }

    private static void refused(Path file, String... parts) {
        assertThatThrownBy(() -> resolve(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(parts)
                .message()
                .doesNotContain("\n");
    }

    private static Path withFooter(Path file, Consumer<FileMetaData> change) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        int start = bytes.length - 8 - length;
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(bytes, start, length));
        change.accept(footer);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(bytes, 0, start);
        Util.writeFileMetaData(footer, changed);
        int newLength = changed.size() - start;
        changed.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(newLength)
                .array());
        changed.write(new byte[] {'P', 'A', 'R', '1'});
        return Files.write(file, changed.toByteArray());
    }
}
