package org.codonstream.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codonstream.command.CommandException;

/** A program that runs in a process of its own and is looked at until it ends. */
final class MeasuredProcess implements AutoCloseable {
    private static final int MILLISECONDS_BETWEEN_READS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration ENDING = Duration.ofMinutes(1);

    private final String name;
    private final Process process;
    private final long began;
    private final ProcessSampler sampler;
    private final Path out;
    private final Path err;

    private MeasuredProcess(String name, Process process, long began, Path out, Path err) {
        this.name = name;
        this.process = process;
        this.began = began;
        this.sampler = ProcessSampler.ofWhole(name, process.toHandle());
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a program.
     *
     * @param name what it is to the run that it is part of
     * @param environment added to that of this process
     * @throws CommandException if it can't be started
     */
    static MeasuredProcess start(String name, List<String> command, Map<String, String> environment) {
        try {
            Path out = Files.createTempFile("benchmark", ".out");
            Path err = Files.createTempFile("benchmark", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            long began = System.nanoTime();
            return new MeasuredProcess(name, builder.start(), began, out, err);
        } catch (IOException e) {
            throw new CommandException(command.get(0) + " can't be run: " + e.getMessage(), e);
        }
    }

    /** Starts a program in the environment of this process. */
    static MeasuredProcess start(String name, List<String> command) {
        return start(name, command, Map.of());
    }

    /**
     * Runs a program to its end.
     *
     * @return the run, which ends when the program does
     * @throws CommandException if it can't be started or fails, with the last that it said
     */
    static Run run(String name, List<String> command) {
        try (MeasuredProcess program = start(name, command)) {
            String said = program.await();
            return new Run(program.sinceStart(), List.of(program.cost()), Totals.in(said));
        }
    }

    /** How long ago it was started. */
    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    ProcessCost cost() {
        return sampler.cost();
    }

    /** Of the process as last seen: a script that became java shows java's. */
    List<String> commandLine() {
        return sampler.commandLine();
    }

    /** Looks at what it does from now on. */
    ProcessSampler fromNow() {
        return ProcessSampler.fromNow(name, process.toHandle());
    }

    /** Looks at the only process that it has started itself. */
    ProcessSampler child(String childName) {
        return ProcessSampler.ofWhole(
                childName,
                process.children()
                        .findAny()
                        .orElseThrow(() -> new CommandException(name + " has no process of " + childName)));
    }

    /**
     * Waits until it ends.
     *
     * @return what it wrote to standard output
     * @throws CommandException if it fails, with the last that it said
     */
    String await() {
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new CommandException(name + " ended with exit code " + status + ": " + lastWords());
            }
            return Files.readString(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while a run was measured", e);
        } catch (IOException e) {
            throw new CommandException("what " + name + " wrote can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until it has said something on its standard error.
     *
     * @return what the first group of the pattern found
     * @throws CommandException if it ends first, or takes longer than ten minutes
     */
    String awaitWord(Pattern pattern) {
        try {
            while (true) {
                boolean alive = process.isAlive();
                Matcher found = pattern.matcher(Files.readString(err));
                if (found.find()) {
                    return found.group(1);
                }
                if (!alive || sinceStart().compareTo(PATIENCE) > 0) {
                    throw new CommandException(name + " did not start: " + lastWords());
                }
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_READS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while " + name + " was starting", e);
        } catch (IOException e) {
            throw new CommandException("what " + name + " wrote can't be read: " + e.getMessage(), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits until something is so that it brings about.
     *
     * @throws CommandException if it ends first, or takes longer than ten minutes
     */
    void awaitThat(BooleanSupplier brought) {
        try {
            while (!brought.getAsBoolean()) {
                if (!process.isAlive() || sinceStart().compareTo(PATIENCE) > 0) {
                    throw new CommandException(name + " did not do what it should: " + lastWords());
                }
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_READS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while " + name + " was at work", e);
        } catch (IOException e) {
            throw new CommandException("what " + name + " wrote can't be read: " + e.getMessage(), e);
        }
    }

    private String lastWords() throws IOException {
        List<String> said = Files.readAllLines(err);
        return said.isEmpty() ? "it said nothing" : said.get(said.size() - 1);
    }

    /**
     * Has it end in order, if it still runs, and waits for that and for the end of what it has started itself; what does not
     * end is killed.
     */
    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        Uninterrupted.run(() -> {
            end(process.toHandle());
            for (ProcessHandle child : started) {
                end(child);
            }
        });
        try {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        } catch (IOException e) {
            throw new CommandException("what " + name + " wrote can't be removed: " + e.getMessage(), e);
        }
    }

    /** Waits for its end, and brings it about if that takes too long. */
    private static void end(ProcessHandle ending) throws InterruptedException {
        try {
            ending.onExit().get(ENDING.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            ending.destroyForcibly();
            ending.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
