package org.codonstream.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.codonstream.command.CommandException;

/** A folder for what a run leaves behind, which goes with it. */
record Scratch(Path folder) implements AutoCloseable {
    static Scratch create() {
        try {
            return new Scratch(Files.createTempDirectory("benchmark"));
        } catch (IOException e) {
            throw new CommandException("no folder can be made for a run: " + e.getMessage(), e);
        }
    }

    /** What is to be in it, as a program is told. */
    String path(String name) {
        return folder.resolve(name).toString();
    }

    @Override
    public void close() {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new CommandException(folder + " can't be removed: " + e.getMessage(), e);
        }
    }
}
