package org.codonstream.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends that somebody asked for, and starts that can't be. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EndingTest {
    private static final int SIGINT = 128 + 2;
    private static final int SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void endsUpInOrderAndStartsItAgainAtOnce() throws IOException {
        Path data = folder.resolve("data");
        try (Program up = Program.up(folder, data)) {
            up.awaitReady();
            requireRefused(
                    Program.up(folder, data),
                    "the data folder " + data + " is in use by process " + up.pid()
                            + ": stop that one first, or name another folder with --data-dir");
            requireOrderlyEnd(up, "TERM", SIGTERM);
        }
        try (Program up = Program.up(folder, data)) {
            System.out.println(
                    "up was ready " + up.awaitReady().toMillis() + " ms after its start behind an end in order");
            requireInterruptible(up);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"up --data-dir data", "demo"})
    void endsWithoutGoingOnWhereItIsToldToWhileItStarts(String line) {
        String[] words = (line + " --kafka-port 0 --http-port 0")
                .replace("data-dir ", "data-dir " + folder + "/")
                .split(" ");
        try (Program program = Program.start(folder, words)) {
            String begun = program.awaitWord(Pattern.compile("(starting .*\n)"));
            program.signal("TERM");
            assertThat(program.awaitEnd()).as(program.tail()).isEqualTo(SIGTERM);
            assertThat(program.output()).isEqualTo(begun + "ending\n");
        }
    }

    @Test
    void countsAgainAfterTheFolderOfAKilledUpIsReset() {
        Path data = folder.resolve("data");
        try (Program up = Program.up(folder, data)) {
            up.awaitReady();
            assertThat(publish(up)).contains("counted 2, replaced 0, duplicate 0, stale 0, rejected 0");
            try (Program reset = reset(data)) {
                assertThat(reset.awaitEnd()).as(reset.tail()).isEqualTo(1);
                assertThat(reset.output()).contains(" is in use by process " + up.pid());
            }
            up.kill();
        }
        try (Program reset = reset(data).awaitSuccess()) {
            assertThat(reset.output())
                    .contains(
                            "deleted the local stores\n",
                            "deleted the offsets of group codon\n",
                            "created codon.usage anew");
        }
        try (Program up = Program.up(folder, data)) {
            up.awaitReady();
            await().atMost(Program.PATIENCE)
                    .untilAsserted(() -> assertThat(batches(up)).containsPattern("\\s2/2\\s+complete\\s"));
        }
    }

    @Test
    void resetsNoFolderThatIsNone() {
        Path nowhere = folder.resolve("nowhere");
        try (Program reset = reset(nowhere)) {
            assertThat(reset.awaitEnd()).isEqualTo(1);
            assertThat(reset.output())
                    .isEqualTo("codonstream: " + nowhere
                            + " is no data folder of codonstream: name with --data-dir the one of an 'up'\n");
        }
        assertThat(nowhere).doesNotExist();
    }

    private String batches(Program up) {
        try (Program batches =
                Program.start(folder, "batches", "--server", up.uri().toString())) {
            return batches.awaitSuccess().output();
        }
    }

    private Program reset(Path data) {
        return Program.start(folder, "streams", "reset", "--data-dir", data.toString());
    }

    private String publish(Program up) {
        try (Program publish = Program.start(
                        folder,
                        "ingest",
                        "publish",
                        "--input",
                        "../examples/mitochondrion.parquet",
                        "--wait",
                        "--server",
                        up.uri().toString(),
                        "--bootstrap-servers",
                        up.bootstrapServers())
                .awaitSuccess()) {
            return publish.output();
        }
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = Integer.toString(other.getLocalPort());
            Path data = folder.resolve("data");
            requireRefused(
                    up(data, port, "0"),
                    "port " + port + " of 127.0.0.1 is taken: stop what listens there, or choose another with"
                            + " --kafka-port");
            requireRefused(
                    up(data, "0", port),
                    "HTTP port " + port + " of 127.0.0.1 is in use: end what listens there, or choose another one with"
                            + " --http-port");
        }
    }

    private Program up(Path data, String kafkaPort, String httpPort) {
        return Program.start(
                folder, "up", "--data-dir", data.toString(), "--kafka-port", kafkaPort, "--http-port", httpPort);
    }

    private void requireRefused(Program up, String sentence) {
        try (up) {
            assertThat(up.awaitEnd()).as(up.tail()).isEqualTo(1);
            assertThat(up.output())
                    .isEqualTo("starting Kafka and the streams app in " + folder.resolve("data") + "\ncodonstream: "
                            + sentence + "\n");
        }
    }

    @Test
    void leavesNothingOfADemoThatIsInterrupted() throws IOException {
        try (Program demo = Program.start(folder, "demo", "--kafka-port", "0", "--http-port", "0")) {
            demo.awaitWord(Pattern.compile("(Ctrl-C ends it)"));
            assertThat(demos()).hasSize(1);
            requireInterruptible(demo);
            assertThat(demos()).isEmpty();
        }
    }

    private List<Path> demos() throws IOException {
        try (Stream<Path> content = Files.list(Program.temporary(folder))) {
            return content.filter(path -> path.getFileName().toString().startsWith("codonstream-demo-"))
                    .toList();
        }
    }

    /** A shell's background job ignores SIGINT, and so does all that it starts: SIGTERM ends it the same way. */
    private static void requireInterruptible(Program program) throws IOException {
        if (isInterruptIgnored()) {
            requireOrderlyEnd(program, "TERM", SIGTERM);
        } else {
            requireOrderlyEnd(program, "INT", SIGINT);
        }
    }

    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 0b10) != 0);
    }

    private static void requireOrderlyEnd(Program program, String signal, int status) {
        List<ProcessHandle> brokers = program.children();
        assertThat(brokers).hasSize(1);
        program.signal(signal);
        assertThat(program.awaitEnd()).as(program.tail()).isEqualTo(status);
        assertThat(program.output()).endsWith("\nending\n");
        assertThat(brokers.get(0).isAlive()).as("the broker is alive").isFalse();
    }
}
