package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void realFolder() throws IOException {
        folder = folder.toRealPath();
    }

    @Test
    void takesAFolderWithAllBelowItAndLeavesOutHiddenNamesAndOtherFiles() throws IOException {
        write("source=b/part-1.parquet");
        write("source=a/part-1.PARQUET");
        write("part-0.pq");
        write("_temporary/part-9.parquet");
        write(".hidden.parquet");
        write("source=a/_metadata.parquet");
        Files.writeString(folder.resolve("_SUCCESS"), "");
        Files.writeString(folder.resolve("README.md"), "not data");

        assertThat(resolve("")).containsExactly("part-0.pq", "source=a/part-1.PARQUET", "source=b/part-1.parquet");
    }

    @Test
    void putsFilesInTheByteOrderOfTheirPathsWhateverTheOrderOfTheArguments() {
        // As UTF-16 the emoji would come first, and a folder's name sorts with its slash.
        write("\uff5e.parquet");
        write("\ud83d\ude00.parquet");
        write("a/x.parquet");
        write("a-b.parquet");
        write("B.parquet");

        assertThat(resolve("\ud83d\ude00.parquet", "a/x.parquet", "\uff5e.parquet", "a-b.parquet", "B.parquet"))
                .containsExactly("B.parquet", "a-b.parquet", "a/x.parquet", "\uff5e.parquet", "\ud83d\ude00.parquet");
    }

    @Test
    void countsAFileThatTwoPathsNameOnce() throws IOException {
        write("a.parquet");
        write("b.parquet");
        Files.createSymbolicLink(folder.resolve("c.parquet"), folder.resolve("a.parquet"));

        assertThat(resolve("b.parquet", "", "*.parquet", "./a.parquet")).containsExactly("a.parquet", "b.parquet");
    }

    @Test
    void takesGlobsOfFilesAndFolders() {
        write("2024/a-1.parquet");
        write("2024/a-2.parquet");
        write("2024/b-1.parquet");
        write("2025/deep/a-1.parquet");
        write("2025/_a-3.parquet");

        assertThat(resolve("*/a-?.parquet")).containsExactly("2024/a-1.parquet", "2024/a-2.parquet");
        assertThat(resolve("**/a-1.parquet")).containsExactly("2024/a-1.parquet", "2025/deep/a-1.parquet");
        assertThat(resolve("20{24,25}")).hasSize(4);
        assertThat(resolve("202[5]/*")).containsExactly("2025/deep/a-1.parquet");
    }

    @Test
    void takesAFileOfAnyNameWhenItIsNamed() {
        write("000000_0");
        write("[odd].parquet");

        assertThat(resolve("000000_0")).containsExactly("000000_0");
        assertThat(resolve("[odd].parquet")).containsExactly("[odd].parquet");
    }

    @Test
    void takesFileUris() {
        write("a.parquet");

        List<InputFile> files =
                InputFiles.resolve(List.of(folder.resolve("a.parquet").toUri().toString()));

        assertThat(files).singleElement().hasToString(folder + "/a.parquet");
    }

    @Test
    void refusesAnEmptyFolder() {
        assertThatThrownBy(() -> resolve(""))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("folder " + folder)
                .hasMessageContaining("holds no Parquet, FASTA or GenBank file")
                .hasMessageContaining("name another folder");
    }

    @Test
    void refusesAGlobWithoutMatch() {
        assertThatThrownBy(() -> resolve("*.parquet"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("nothing matches " + folder + "/*.parquet: check the path");
    }

    @Test
    void refusesAPathThatDoesNotExist() {
        assertThatThrownBy(() -> resolve("none.parquet"))
                .isInstanceOf(InputException.class)
                .hasMessage("input " + folder + "/none.parquet does not exist: check the path");
    }

    @Test
    void refusesNoPathAndAnEmptyOne() {
        assertThatThrownBy(() -> InputFiles.resolve(List.of()))
                .isInstanceOf(InputException.class)
                .hasMessage("no input: name a file, a folder or a glob");
        assertThatThrownBy(() -> InputFiles.resolve(List.of(" ")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("an input path is empty");
    }

    @Test
    void readsThousandsOfFooters() throws IOException {
        Path one = write("shards/0.parquet");
        for (int shard = 1; shard < 2000; shard++) {
            Files.copy(one, folder.resolve("shards/" + shard + ".parquet"));
        }

        List<InputFile> files =
                InputFiles.resolve(List.of(folder.resolve("shards").toString()));

        assertThat(files).hasSize(2000);
        assertThat(files).allSatisfy(file -> assertThat(file.rows()).isEqualTo(1));
    }

    private Path write(String name) {
        return ParquetFixture.ofAllColumns().write(folder.resolve(name), ParquetFixture.row("NC_000001.1", "ACGT"));
    }

    private List<String> resolve(String... names) {
        List<String> paths = java.util.Arrays.stream(names)
                .map(name -> name.isEmpty() ? folder.toString() : folder + "/" + name)
                .toList();
        return InputFiles.resolve(paths).stream()
                .map(file -> file.uri().substring(folder.toString().length() + 1))
                .toList();
    }
}
