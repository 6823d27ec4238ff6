package org.codonstream.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is watched while Kafka is away. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WatchWaitsTest {
    private static final Pattern WAITING = Pattern.compile("(; the feed waits, and goes on by itself\n)");

    @TempDir
    Path folder;

    private final ExpectedTables expected = new ExpectedTables();

    @Test
    void goesOnWithTheFilesThatCameMeanwhile() throws Exception {
        Path incoming = Files.createDirectories(folder.resolve("incoming"));
        String port = Integer.toString(freePort());
        try (Program up = up(port);
                Program watch = watch(up, incoming)) {
            drop(incoming, 1);
            watch.awaitWord(Pattern.compile("(f1.parquet: 3 sequences)"));
            up.signal("TERM");
            up.awaitEnd();
            up.children().forEach(broker -> broker.onExit().join());
            drop(incoming, 2);
            watch.awaitWord(WAITING);
            try (Program again = up(port)) {
                watch.awaitWord(Pattern.compile("(f2.parquet: 3 sequences)"));
                drop(incoming, 3);
                watch.awaitWord(Pattern.compile("(f3.parquet: 3 sequences)"));
                Tables tables = new Tables(again.uri());
                new Publishing(again.bootstrapServers()).publishLast(folder, 900_000, expected, again.uri());
                assertThat(tables.read()).isEqualTo(expected.tables());
                watch.signal("TERM");
                assertThat(watch.awaitEnd()).as(watch.tail()).isEqualTo(128 + 15);
            }
            assertThat(watch.output())
                    .containsOnlyOnce("codonstream: Kafka answers again, and the feed goes on\n")
                    .containsPattern(
                            "watched .*: published 3 files of 9 sequences, .*; 0 files stood already, 0 bad\n$");
            assertThat(WAITING.matcher(watch.output()).results()).hasSize(1);
            assertThat(incoming.resolve("rejected")).doesNotExist();
        }
    }

    private void drop(Path incoming, int number) {
        List<Genome> content = new Genomes(number).make(number * 10, 3, 40, 900);
        expected.publish(Genomes.write(incoming.resolve("f" + number + ".parquet"), content), content, content.size());
    }

    private Program up(String port) {
        return Program.start(
                folder,
                "up",
                "--data-dir",
                folder.resolve("data").toString(),
                "--kafka-port",
                port,
                "--http-port",
                "0");
    }

    private Program watch(Program up, Path incoming) {
        return Program.start(
                folder,
                "ingest",
                "watch",
                incoming.toString(),
                "--settle",
                "PT0.4S",
                "--bootstrap-servers",
                up.bootstrapServers());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
