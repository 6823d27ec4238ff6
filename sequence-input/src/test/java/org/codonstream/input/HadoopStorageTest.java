package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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

        @Override
        public URI getUri() {
            return URI.create("elsewhere:///");
        }

        @Override
        public String getScheme() {
            return "elsewhere";
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
