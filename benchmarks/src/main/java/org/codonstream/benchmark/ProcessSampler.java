package org.codonstream.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Looks at a process as the kernel shows it in {@code /proc}. One that has ended can no longer be asked: what it does in its
 * last {@value #MILLISECONDS_BETWEEN_LOOKS} ms may be missed.
 */
final class ProcessSampler {
    private static final int MILLISECONDS_BETWEEN_LOOKS = 50;
    private static final String PEAK = "VmHWM:";
    private static final int BYTES_A_KILOBYTE = 1024;

    private final String name;
    private final ProcessHandle process;
    private final Duration before;
    private Duration processor = Duration.ZERO;
    private long peakBytes;
    private List<String> commandLine = List.of();

    private ProcessSampler(String name, ProcessHandle process, Duration before) {
        this.name = name;
        this.process = process;
        this.before = before;
    }

    /** Of a process whose whole life belongs to a run: it is looked at until it ends. */
    static ProcessSampler ofWhole(String name, ProcessHandle process) {
        ProcessSampler sampler = new ProcessSampler(name, process, Duration.ZERO);
        Thread looking = new Thread(sampler::lookUntilItEnds, "look-at-" + name);
        looking.setDaemon(true);
        looking.start();
        return sampler;
    }

    /**
     * Of a process that is there before a run and behind it: what it took of the processors until now is not the run's. Its
     * peak is that of its whole life.
     */
    static ProcessSampler fromNow(String name, ProcessHandle process) {
        return new ProcessSampler(
                name, process, process.info().totalCpuDuration().orElse(Duration.ZERO));
    }

    /** The same process, of which only what it does from now on is the run's. */
    ProcessSampler fromNow() {
        return fromNow(name, process);
    }

    /** What it took so far, or until its end. */
    ProcessCost cost() {
        if (process.isAlive()) {
            look();
        }
        synchronized (this) {
            return new ProcessCost(name, processor.minus(before).toNanos() / 1e9, peakBytes);
        }
    }

    /** Of the process as last seen: a script that became java shows java's. */
    synchronized List<String> commandLine() {
        return commandLine;
    }

    private void lookUntilItEnds() {
        try {
            while (process.isAlive()) {
                look();
                Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
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
        } catch (IOException | UncheckedIOException e) {
            // It has just ended.
        }
    }
}
