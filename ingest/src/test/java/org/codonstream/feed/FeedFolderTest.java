package org.codonstream.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFolderTest {

    private static final FeedSettings ALL = new FeedSettings(null, Duration.ofSeconds(1));

    @TempDir
    Path folder;

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private List<String> found(FeedSettings settings) throws IOException {
        return FolderSweep.of(folder, settings).files().keySet().stream()
                .map(file -> folder.relativize(file).toString())
                .sorted()
                .toList();
    }

    @Test
    void findsFilesOfTheFolderAndBelowThatAreMeantForOthers() throws IOException {
        for (String name : List.of(
                "a.parquet",
                "sub/b.parquet",
                "k.fasta.gz",
                "l.gbk",
                "sub/rejected/c.parquet",
                "notes.txt",
                ".hidden.parquet",
                "_spark.parquet",
                "_temporary/d.parquet",
                ".sub/e.parquet",
                "f.parquet.tmp",
                "g.parquet.part",
                "h.parquet.crdownload",
                "rejected/i.parquet")) {
            write(name);
        }

        assertThat(found(ALL))
                .containsExactly("a.parquet", "k.fasta.gz", "l.gbk", "sub/b.parquet", "sub/rejected/c.parquet");
        assertThat(found(new FeedSettings("*.{txt,tmp,parquet}", Duration.ofSeconds(1))))
                .containsExactly("a.parquet", "notes.txt", "sub/b.parquet", "sub/rejected/c.parquet");
        assertThat(found(new FeedSettings("b.*", Duration.ofSeconds(1)))).containsExactly("sub/b.parquet");
    }

    @Test
    void saysWhatCouldNotBeLookedAt() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.createSymbolicLink(folder.resolve("sub/loop"), folder);
        write("a.parquet");

        FolderSweep sweep = FolderSweep.of(folder, ALL);

        assertThat(sweep.files()).containsOnlyKeys(folder.resolve("a.parquet"));
        assertThat(sweep.unreadable()).containsOnlyKeys(folder.resolve("sub/loop"));
        Path gone = folder.resolve("gone");
        assertThat(FolderSweep.of(gone, ALL).unreadable()).containsOnlyKeys(gone);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new FeedSettings(null, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("settle PT0S: must be longer than nothing");
        assertThatThrownBy(() -> new FeedSettings("[", Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pattern '[': Missing ']");
    }

    @Test
    void setsAFileAsideWithItsReason() throws IOException {
        Path file = write("sub/a.parquet");

        Path where = new RejectedFolder(folder).setAside(file, "it is bad");

        assertThat(where).isEqualTo(folder.resolve("rejected/sub/a.parquet")).hasContent("sub/a.parquet");
        assertThat(folder.resolve("rejected/sub/a.parquet.reason.txt")).hasContent("it is bad");
        assertThat(file).doesNotExist();
    }

    @Test
    void neverWritesOverAFileThatWasSetAside() throws IOException {
        RejectedFolder rejected = new RejectedFolder(folder);
        for (String reason : List.of("first", "second", "third")) {
            rejected.setAside(Files.writeString(folder.resolve("a.parquet"), reason + " file"), reason);
        }

        assertThat(folder.resolve("rejected/a.parquet")).hasContent("first file");
        assertThat(folder.resolve("rejected/a.parquet~2")).hasContent("second file");
        assertThat(folder.resolve("rejected/a.parquet~3")).hasContent("third file");
        assertThat(folder.resolve("rejected/a.parquet~3.reason.txt")).hasContent("third");
    }

    @Test
    void leavesNoReasonForAFileThatCouldNotBeMoved() {
        assertThatThrownBy(() -> new RejectedFolder(folder).setAside(folder.resolve("gone.parquet"), "it is bad"))
                .isInstanceOf(NoSuchFileException.class);

        assertThat(folder.resolve("rejected")).isEmptyDirectory();
    }
}
