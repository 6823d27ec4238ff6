package org.codonstream.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.codonstream.command.CommandException;

/**
 * Runs a program and looks at it until it ends, as the kernel shows it in {@code /proc}: a process that has ended can no
 * longer be asked. What it does in its last {@value #MILLISECONDS_BETWEEN_LOOKS} ms may be missed.
 */
final class MeasuredProcess {
    private static final int MILLISECONDS_BETWEEN_LOOKS = 10;
    private static final String PEAK = "VmHWM:";
    private static final int BYTES_A_KILOBYTE = 1024;

    private final Process process;
    private final long began;
    private Duration processor = Duration.ZERO;
    private long peakBytes;
    private List<String> commandLine = List.of();

    private MeasuredProcess(Process process, long began) {
        this.process = process;
        this.began = began;
    }

    /**
     * A run that ended well.
     *
     * @param commandLine of the process at its end: a script that became java shows java's
     * @param output what it wrote to standard output
     */
    record Ended(Duration wall, Duration processor, long peakBytes, List<String> commandLine, String output) {
        Ended {
            commandLine = List.copyOf(commandLine);
        }

        Measurement working(long bases) {
            return new Measurement(wall.toNanos() / 1e9, processor.toNanos() / 1e9, peakBytes, bases);
        }
    }

    /**
     * Runs a program to its end.
     *
     * @param environment added to that of this process
     * @throws CommandException if it can't be started or fails, with the last that it said
     */
    static Ended run(List<String> command, Map<String, String> environment) {
        try {
            Path out = Files.createTempFile("benchmark", ".out");
            Path err = Files.createTempFile("benchmark", ".err");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
                builder.environment().putAll(environment);
                long began = System.nanoTime();
                return new MeasuredProcess(builder.start(), began).await(out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new CommandException(command.get(0) + " can't be run: " + e.getMessage(), e);
        }
    }

    private Ended await(Path out, Path err) throws IOException {
        try {
            while (!process.waitFor(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while a run was measured", e);
        } finally {
            process.destroy();
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - began);
        if (process.exitValue() != 0) {
            List<String> said = Files.readAllLines(err);
            throw new CommandException("a run ended with exit code " + process.exitValue() + ": "
                    + (said.isEmpty() ? "it said nothing" : said.get(said.size() - 1)));
        }
        return new Ended(wall, processor, peakBytes, commandLine, Files.readString(out));
    }

    private void look() {
        processor = process.info().totalCpuDuration().orElse(processor);
        Path seen = Path.of("/proc", Long.toString(process.pid()));
        try {
            for (String line : Files.readAllLines(seen.resolve("status"))) {
                if (line.startsWith(PEAK)) {
                    String kilobytes =
                            line.substring(PEAK.length()).replace("kB", "").strip();
                    peakBytes = Long.parseLong(kilobytes) * BYTES_A_KILOBYTE;
                }
            }
            String words = new String(Files.readAllBytes(seen.resolve("cmdline")), StandardCharsets.UTF_8);
            if (!words.isEmpty()) {
                commandLine = List.of(words.split("\0"));
            }
        } catch (IOException e) {
            // It has just ended.
        }
    }
}
