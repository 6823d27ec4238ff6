package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any Hadoop file system: here one of the tests' own, named in their {@code core-site.xml}. */
class HadoopStorageTest {

    @TempDir
    Path folder;

    /** The local disk under another scheme. */
    public static final class ElsewhereFileSystem extends RawLocalFileSystem {

        private static final AtomicInteger OPENED = new AtomicInteger();

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path file, int bufferSize) throws IOException {
            OPENED.incrementAndGet();
            return file.getName().startsWith("unseekable")
                    ? new Unseekable(super.open(file, bufferSize))
                    : super.open(file, bufferSize);
        }

        @Override
        public URI getUri() {
            return URI.create("elsewhere:///");
        }

        @Override
        public String getScheme() {
            return "elsewhere";
        }
    }

    private static final class Unseekable extends FSDataInputStream {

        private static final AtomicInteger CLOSED = new AtomicInteger();

        Unseekable(InputStream in) {
            super(in);
        }

        @Override
        public void seek(long position) throws IOException {
            throw new IOException("cannot seek");
        }

        @Override
        public void close() throws IOException {
            CLOSED.incrementAndGet();
            super.close();
        }
    }

    @BeforeEach
    void realFolder() throws IOException {
        folder = folder.toRealPath();
    }

    @Test
    void findsAndReadsFilesOfAFolderAndAGlob() {
        write("b/part-1.parquet");
        write("a.parquet");
        write("_hidden/a.parquet");
        write("b/.part-2.parquet");
        write("b/notes.txt");

        List<InputFile> files = InputFiles.resolve(List.of("elsewhere://" + folder));

        assertThat(files).extracting(InputFile::name).containsExactly("a.parquet", "part-1.parquet");
        assertThat(files.get(0).uri())
                .matches("elsewhere:/+" + folder.toString().substring(1) + "/a.parquet");
        assertThat(CollectedRows.of(files.get(1).allRows()).letters).containsExactly("ACGT");
        assertThat(InputFiles.resolve(List.of("elsewhere://" + folder + "/b/part-*", "elsewhere://" + folder + "/b")))
                .containsExactly(files.get(1));
    }

    @Test
    void goesOnWhereItStoppedInAPackedFile() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("x.fa.gz")))) {
            out.write(">a\nACGT\n".repeat(30).getBytes(StandardCharsets.US_ASCII));
        }
        InputFile file = InputFiles.resolve(List.of("elsewhere://" + folder)).get(0);
        ElsewhereFileSystem.OPENED.set(0);
        CollectedRows rows = new CollectedRows();

        try (SequenceReader reader = new SequenceReader(Projection.ALL, null, HeapBudget.ofThisJvm())) {
            reader.read(new RowRange(file, 1, 7), rows);
            reader.read(new RowRange(file, 8, 10), rows);
            reader.read(new RowRange(file, 25, 3), rows);
            assertThat(ElsewhereFileSystem.OPENED).hasValue(1);
            reader.read(new RowRange(file, 2, 1), rows);
        }

        assertThat(rows.numbers())
                .containsExactly(
                        1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 25L, 26L, 27L, 2L);
        assertThat(ElsewhereFileSystem.OPENED).hasValue(2);
    }

    @Test
    void closesAFileInWhichItCannotSeek() throws IOException {
        Path file = Files.writeString(folder.resolve("unseekable.fa"), ">a\nACGT\n");
        Unseekable.CLOSED.set(0);

        assertThatThrownBy(() -> FlatText.open("elsewhere://" + file, FlatContent.Packing.PLAIN, 3))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot seek");
        assertThat(Unseekable.CLOSED).hasValue(1);
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatThrownBy(() -> InputFiles.resolve(List.of("elsewhere://" + folder + "/none.parquet")))
                .isInstanceOf(InputException.class)
                .hasMessage("input elsewhere://" + folder + "/none.parquet does not exist: check the path");
        assertThatThrownBy(() -> InputFiles.resolve(List.of("elsewhere://" + folder + "/*.parquet")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("nothing matches elsewhere://" + folder + "/*.parquet");
        assertThatThrownBy(() -> InputFiles.resolve(List.of("elsewhere://" + folder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds no Parquet, FASTA or GenBank file");
    }

    @Test
    void saysThatAFileSystemIsNotKnown() {
        assertThatThrownBy(() -> InputFiles.resolve(List.of("nowhere://bucket/x.parquet")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("input nowhere://bucket/x.parquet cannot be listed: No FileSystem for scheme");
    }

    @Test
    void leavesHadoopsFileSystemAloneForLocalFiles() {
        assertThat(Storage.of("/data/x.parquet")).isInstanceOf(LocalStorage.class);
        assertThat(Storage.of("data/x:1.parquet")).isInstanceOf(LocalStorage.class);
        assertThat(Storage.of("FILE:/data/x.parquet")).isInstanceOf(LocalStorage.class);
        assertThat(Storage.of("s3a://bucket/x.parquet")).isInstanceOf(HadoopStorage.class);
        assertThat(Storage.of("hdfs:///x.parquet")).isInstanceOf(HadoopStorage.class);
    }

    private void write(String name) {
        ParquetFixture.ofAllColumns().write(folder.resolve(name), ParquetFixture.row("NC_000001.1", "ACGT"));
    }
}
