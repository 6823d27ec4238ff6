package org.codonstream.recovery;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codonstream.cli.Codonstream;

/** The program in a JVM of its own with 512 MB of heap, to be killed; what it says goes to a file. */
final class Program implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Pattern TABLES = Pattern.compile("tables at (http://[^;,\\s]+)");
    private static final Pattern KAFKA = Pattern.compile("Kafka answers at ([^;,\\s]+)");
    private static final int LAST_LINES = 30;

    private final List<String> arguments;
    private final Process process;
    private final Path output;
    private final long begun = System.nanoTime();
    private List<ProcessHandle> children = List.of();

    private Program(List<String> arguments, Process process, Path output) {
        this.arguments = arguments;
        this.process = process;
        this.output = output;
    }

    /** Starts a command line; its output goes to a new file in {@code folder}. */
    static Program start(Path folder, String... arguments) {
        try {
            Path output = Files.createTempFile(Files.createDirectories(folder), arguments[0] + "-", ".out");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseParallelGC",
                    // half the processor time of a program that lives for seconds
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Dcodonstream.home=..",
                    "-Djava.io.tmpdir=" + temporary(folder),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Codonstream.class.getName()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            return new Program(List.of(arguments), process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where programs that are started with this folder put what is temporary. */
    static Path temporary(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("tmp"));
    }

    /** A broker and the streams app over a folder, on free ports. */
    static Program up(Path folder, Path dataDir) {
        return start(folder, "up", "--data-dir", dataDir.toString(), "--kafka-port", "0", "--http-port", "0");
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Where its REST API answers; waits until it says so. */
    URI uri() {
        return URI.create(awaitWord(TABLES));
    }

    /** Where its broker answers; waits until it says so. */
    String bootstrapServers() {
        return awaitWord(KAFKA);
    }

    /** Waits until it answers every question, and returns how long after its own start that was. */
    Duration awaitReady() {
        URI uri = uri();
        Tables tables = new Tables(uri);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            requireAlive("being ready");
            return tables.isReady();
        });
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Waits until it has said something, and returns what the first group of the pattern found. */
    String awaitWord(Pattern pattern) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            boolean alive = process.isAlive();
                            Matcher matcher = pattern.matcher(output());
                            if (matcher.find()) {
                                return matcher.group(1);
                            }
                            if (!alive) {
                                requireAlive("saying '" + pattern + "'");
                            }
                            return "";
                        },
                        word -> !word.isEmpty());
    }

    private void requireAlive(String before) {
        if (!process.isAlive()) {
            throw new AssertionError("'" + String.join(" ", arguments) + "' ended with status " + process.exitValue()
                    + " before " + before + ":\n" + tail());
        }
    }

    /** Waits until it has ended by itself; returns its exit code. */
    int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("'" + String.join(" ", arguments) + "' has not ended:\n" + tail());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits until it has ended by itself and done what it was to do. */
    Program awaitSuccess() {
        int status = awaitEnd();
        if (status != 0) {
            throw new AssertionError(
                    "'" + String.join(" ", arguments) + "' ended with status " + status + ":\n" + tail());
        }
        return this;
    }

    /** SIGKILL: nothing of it gets a chance to end in order. */
    void kill() {
        children = children();
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Sends it a signal, such as {@code TERM}. */
    void signal(String name) {
        children = children();
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Its own child processes: its broker. */
    List<ProcessHandle> children() {
        List<ProcessHandle> alive = process.toHandle().children().toList();
        return alive.isEmpty() ? children : alive;
    }

    /** All that it has said so far. */
    String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines that it has said. */
    String tail() {
        List<String> lines = output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** Kills it if it is still there, and waits for its broker, which ends by itself. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
        for (ProcessHandle child : children) {
            try {
                child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (ExecutionException | TimeoutException e) {
                throw new AssertionError(
                        "process " + child.pid() + ", a child of '" + String.join(" ", arguments) + "', has not ended",
                        e);
            }
        }
    }

    private static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted", e);
    }
}
