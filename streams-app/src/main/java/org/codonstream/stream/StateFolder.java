package org.codonstream.stream;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The folder in which Kafka Streams keeps the stores of an application on this machine. */
final class StateFolder {

    /** Locked by Kafka Streams as long as an instance works in the folder. */
    private static final String LOCKED_FILE = ".lock";

    private final Path folder;

    /** The folder of an application below the one that {@code state.dir} names. */
    StateFolder(Path stateDir, String applicationId) {
        this.folder = stateDir.resolve(applicationId);
    }

    /**
     * Deletes the folder; returns whether there was one.
     *
     * @throws StreamsServiceException if an instance works in it, or it can't be deleted
     */
    boolean delete() {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try {
            requireUnused();
            Files.walkFileTree(folder, new Deletion());
            return true;
        } catch (IOException e) {
            throw new StreamsServiceException("can't delete the state folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private void requireUnused() throws IOException {
        Path locked = folder.resolve(LOCKED_FILE);
        if (!Files.exists(locked)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(locked, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse();
            }
        } catch (OverlappingFileLockException e) {
            // an instance in this very process
            throw inUse();
        }
    }

    private StreamsServiceException inUse() {
        return new StreamsServiceException(
                "the state folder " + folder + " is in use by a running streams app: end it first");
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
