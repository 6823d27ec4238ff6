package org.codonstream.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java program in a process of its own, started from what the build packaged; what it says goes to a file. */
final class ChildJvm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    /** What Spark needs of the JVM: the options of this test's own. */
    private static final List<String> OPENS = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("--add-opens"))
            .toList();

    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** The program of everything but the backfill. */
    static ChildJvm codonstream(Path folder, String... args) {
        Path target = PROJECT.resolve("cli/target");
        return start(
                folder,
                Map.of(),
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"),
                target.resolve("lib") + "/*:" + target.resolve("modules") + "/*:"
                        + target.resolve("codonstream-cli.jar"),
                "org.codonstream.cli.Codonstream",
                args);
    }

    /** The backfill as its users start it: the packaged jar in the packaged Spark. */
    static ChildJvm backfill(Path folder, String... args) {
        return start(
                folder,
                Map.of(),
                List.of(
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlog4j2.configurationFile=org/codonstream/backfill/log4j2.properties"),
                backfillJar() + ":" + sparkJars(),
                "org.codonstream.backfill.Backfill",
                args);
    }

    /** One of Spark's own programs, out of the packaged Spark. */
    static ChildJvm spark(Path folder, String mainClass, String... args) {
        Map<String, String> environment = Map.of(
                "SPARK_HOME",
                sparkHome().toString(),
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                // as Spark's own scripts set it
                "SPARK_SCALA_VERSION",
                "2.13",
                "JAVA_HOME",
                System.getProperty("java.home"));
        return start(folder, environment, List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"), sparkJars(), mainClass, args);
    }

    /** The jar for spark-submit. */
    static Path backfillJar() {
        return Path.of("target/codonstream-backfill.jar").toAbsolutePath();
    }

    /** A folder as SPARK_HOME is one. */
    static Path sparkHome() {
        return PROJECT.resolve("spark-home/target/spark");
    }

    private static String sparkJars() {
        return sparkHome().resolve("jars") + "/*";
    }

    private static ChildJvm start(
            Path folder,
            Map<String, String> environment,
            List<String> options,
            String classPath,
            String mainClass,
            String... args) {
        try {
            Path output = Files.createTempFile(Files.createDirectories(folder), "child-", ".out");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(OPENS);
            command.addAll(List.of("-cp", classPath, mainClass));
            command.addAll(List.of(args));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return new ChildJvm(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said something, and returns what the first group of the pattern found. */
    String awaitWord(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            boolean alive = process.isAlive();
                            Matcher matcher = wanted.matcher(output());
                            if (matcher.find()) {
                                return matcher.group(1);
                            }
                            if (!alive) {
                                throw new AssertionError("ended before it said '" + pattern + "':\n" + output());
                            }
                            return "";
                        },
                        word -> !word.isEmpty());
    }

    /** Waits until it has ended and done what it was to do; returns all that it said. */
    String awaitSuccess() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("has not succeeded:\n" + output());
        }
        return output();
    }

    /** Whether it has ended, and not with what it was to do. */
    boolean hasFailed() {
        return !process.isAlive() && process.exitValue() != 0;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, which ends it in order. */
    void end() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it in order, and what it started with it. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.toHandle().descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            for (ProcessHandle child : children) {
                child.onExit().get(60, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("a child of the program has not ended", e);
        }
    }
}
