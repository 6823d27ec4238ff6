package org.codonstream.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DataFolderTest {
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    @TempDir
    Path temporary;

    @Test
    void makesItsPartsInANewFolder() {
        Path root = temporary.resolve("new/folder");
        try (DataFolder folder = DataFolder.open(root, AT_ONCE)) {
            assertThat(folder.kafka()).isDirectory();
            assertThat(folder.logs()).isDirectory();
            assertThat(folder.streams()).isDirectory();
        }
    }

    @Test
    void makesNothingWhereOneIsToBeThereAlready() throws IOException {
        Path empty = Files.createDirectory(temporary.resolve("empty"));

        for (Path none : new Path[] {empty, temporary.resolve("missing")}) {
            assertThatThrownBy(() -> DataFolder.openExisting(none, AT_ONCE))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage(none + " is no data folder of codonstream: name with --data-dir the one of an 'up'");
        }

        assertThat(empty).isEmptyDirectory();
        assertThat(temporary.resolve("missing")).doesNotExist();
        DataFolder.open(empty, AT_ONCE).close();
        DataFolder.openExisting(empty, AT_ONCE).close();
    }

    @Test
    void refusesAFolderInUseAndNamesItsHolder() {
        DataFolder first = DataFolder.open(temporary, AT_ONCE);
        assertThatThrownBy(() -> DataFolder.open(temporary, AT_ONCE))
                .isInstanceOf(BrokerException.class)
                .hasMessage("the data folder " + temporary + " is in use by process "
                        + ProcessHandle.current().pid()
                        + ": stop that one first, or name another folder with --data-dir");
        first.close();
        DataFolder.open(temporary, AT_ONCE).close();
    }

    @Test
    void waitsForAnEarlierBrokerThatIsJustEnding() throws Exception {
        DataFolder.open(temporary, AT_ONCE).close();
        FolderLock earlier =
                FolderLock.acquire(temporary.resolve("kafka/lock"), AT_ONCE).orElseThrow();
        CompletableFuture<DataFolder> waiting =
                CompletableFuture.supplyAsync(() -> DataFolder.open(temporary, Duration.ofSeconds(30)));
        assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);

        earlier.close();

        waiting.get(10, TimeUnit.SECONDS).close();
    }

    @Test
    void refusesAFolderWhoseBrokerStays() throws Exception {
        DataFolder.open(temporary, AT_ONCE).close();
        try (FolderLock earlier =
                FolderLock.acquire(temporary.resolve("kafka/lock"), AT_ONCE).orElseThrow()) {
            assertThatThrownBy(() -> DataFolder.open(temporary, AT_ONCE))
                    .hasMessageStartingWith("the data folder " + temporary + " is in use by process ");
        }
        DataFolder.open(temporary, AT_ONCE).close();
    }

    @Test
    void refusesAFolderOfAnotherVersion() throws IOException {
        Files.writeString(temporary.resolve("layout"), "codonstream data folder, layout 9\n");
        assertThatThrownBy(() -> DataFolder.open(temporary, AT_ONCE))
                .hasMessage("the data folder " + temporary + " was written by another version of codonstream"
                        + " ('codonstream data folder, layout 9', this one writes 'codonstream data folder, layout 1'):"
                        + " name another with --data-dir");
    }

    @Test
    void refusesAFolderWithOtherThingsInIt() throws IOException {
        Files.writeString(temporary.resolve("thesis.tex"), "");
        assertThatThrownBy(() -> DataFolder.open(temporary, AT_ONCE))
                .hasMessage(
                        "the folder " + temporary + " is not empty and no data folder of codonstream: name an empty or"
                                + " new one with --data-dir");
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file, AT_ONCE))
                .hasMessage("the data folder " + file + " can't be used (it is a file): name another with --data-dir");
    }
}
