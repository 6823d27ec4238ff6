package org.codonstream.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codonstream.machine.SingleMachine;
import org.codonstream.stream.StreamsAppConfig;
import org.codonstream.topic.TopicSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files dropped into a folder while {@code ingest watch} is killed. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WatchKilledTest {
    private static final int FILES = 200;
    private static final int KILLS = 2;

    @TempDir
    Path folder;

    private final ExpectedTables expected = new ExpectedTables();

    @Test
    void countsEachGoodFileOnceHoweverOftenItIsKilled() throws Exception {
        DroppedFiles files = new DroppedFiles(folder, expected);
        try (SingleMachine machine = SingleMachine.start(
                folder.resolve("data"), 0, 0, TopicSettings.defaults(), StreamsAppConfig.DEFAULT_THREADS)) {
            Tables tables = new Tables(machine.uri());
            for (int kill = 0; kill < KILLS; kill++) {
                int published = tables.batches().size();
                try (Program watch = watch(machine, files.folder())) {
                    watch.awaitWord(Pattern.compile("(watching )"));
                    files.drop(FILES / (KILLS + 1));
                    await().atMost(Program.PATIENCE)
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> tables.batches().size() > published + FILES / (KILLS + 1) / 3);
                    watch.kill();
                    System.out.println(
                            "ingest watch killed with " + tables.batches().size() + " files published");
                }
            }
            try (Program watch = watch(machine, files.folder())) {
                files.drop(FILES - files.dropped());
                await().atMost(Program.PATIENCE)
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> tables.sequences() >= expected.sequences()
                                && rejected(files.folder()).size()
                                        >= files.bad().size());
                watch.signal("TERM");
                assertThat(watch.awaitEnd()).as(watch.tail()).isEqualTo(128 + 15);
                assertThat(watch.output())
                        .containsPattern(
                                "watched .*: published \\d+ files of .*; \\d+ files stood already, \\d+ bad\\n$");
            }
            requireSetAside(files);
            List<JsonNode> batches = tables.batches();
            assertThat(batches).hasSize(FILES - files.bad().size());
            batches.forEach(
                    batch -> requirePublishedOnce(tables, batch.path("batch").asText()));
            new Publishing(machine.bootstrapServers()).publishLast(folder, 900_000, expected, machine.uri());
            assertThat(tables.read()).isEqualTo(expected.tables());
        }
    }

    private static void requireSetAside(DroppedFiles files) throws IOException {
        assertThat(rejected(files.folder()))
                .containsExactlyInAnyOrderElementsOf(files.bad().keySet());
        for (String name : files.bad().keySet()) {
            assertThat(files.folder().resolve(name)).doesNotExist();
            assertThat(Files.readString(files.folder().resolve("rejected/" + name + ".reason.txt")))
                    .contains(name.substring(name.indexOf('/') + 1))
                    .contains(files.bad().get(name));
        }
    }

    /** The names of the files that are set aside, from the folder on. */
    private static List<String> rejected(Path folder) throws IOException {
        Path rejected = folder.resolve("rejected");
        if (!Files.isDirectory(rejected)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(rejected)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> rejected.relativize(file).toString())
                    .filter(name -> !name.endsWith(".reason.txt"))
                    .toList();
        }
    }

    private static void requirePublishedOnce(Tables tables, String batch) {
        JsonNode publications = tables.ask("/v1/batches/" + batch).path("publications");
        assertThat(publications).as("publications of batch %s", batch).hasSize(1);
        assertThat(publications.path(0).path("complete").asBoolean())
                .as("%s", publications)
                .isTrue();
    }

    private Program watch(SingleMachine machine, Path watched) {
        return Program.start(
                folder,
                "ingest",
                "watch",
                watched.toString(),
                "--settle",
                "PT0.4S",
                "--bootstrap-servers",
                machine.bootstrapServers());
    }
}
