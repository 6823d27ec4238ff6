package org.codonstream.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The folder that keeps a broker's topics and the streams app's state: made, checked and held by one process at a time.
 *
 * <p>Two locks: {@code lock} is this process's for as long as it lives, {@code kafka/lock} the broker process's, which
 * may outlive a parent that was killed. Who holds the first and finds the second free may start a broker.
 */
public final class DataFolder implements AutoCloseable {
    /** Raised when a folder written by this version can no longer be read by an earlier one. */
    private static final String LAYOUT = "codonstream data folder, layout 1";

    private final Path root;
    private final FolderLock lock;

    private DataFolder(Path root, FolderLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the folder if it is missing and takes hold of it, waiting up to {@code patience} for whoever is just leaving it.
     *
     * @throws BrokerException if it is in use, can't be written, or is no data folder of this version
     */
    public static DataFolder open(Path root, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            checkLayout(root);
            Path lockFile = root.resolve("lock");
            FolderLock lock = FolderLock.acquire(lockFile, patience).orElseThrow(() -> inUse(root, lockFile));
            DataFolder folder = new DataFolder(root, lock);
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            folder.awaitEarlierBroker(left);
            return folder;
        } catch (FileSystemException e) {
            throw new BrokerException(
                    "the data folder " + root + " can't be used (" + reason(e) + "): name another with --data-dir", e);
        } catch (IOException e) {
            throw new BrokerException(
                    "the data folder " + root + " can't be used (" + e.getMessage() + "): name another with --data-dir",
                    e);
        }
    }

    /**
     * Takes hold of a folder that is one already, as {@link #open} does.
     *
     * @throws BrokerException if it is none, is in use, or can't be written
     */
    public static DataFolder openExisting(Path root, Duration patience) {
        if (!Files.isRegularFile(layout(root))) {
            throw new BrokerException(
                    root + " is no data folder of codonstream: name with --data-dir the one of an 'up'");
        }
        return open(root, patience);
    }

    private void awaitEarlierBroker(Duration patience) throws IOException {
        try {
            FolderLock.acquire(brokerLock(), patience)
                    .orElseThrow(() -> inUse(root, brokerLock()))
                    .close();
        } catch (IOException | BrokerException e) {
            lock.close();
            throw e;
        }
    }

    private static void checkLayout(Path root) throws IOException {
        Files.createDirectories(root);
        Path layout = layout(root);
        if (Files.exists(layout)) {
            String found = Files.readString(layout, StandardCharsets.UTF_8).strip();
            if (!found.equals(LAYOUT)) {
                throw new BrokerException(
                        "the data folder " + root + " was written by another version of codonstream ('" + found
                                + "', this one writes '" + LAYOUT + "'): name another with --data-dir");
            }
        } else if (isForeign(root)) {
            throw new BrokerException("the folder " + root
                    + " is not empty and no data folder of codonstream: name an empty or new one with --data-dir");
        } else {
            Files.writeString(layout, LAYOUT + "\n", StandardCharsets.UTF_8);
        }
        for (String part : new String[] {"kafka", "logs", "streams"}) {
            Files.createDirectories(root.resolve(part));
        }
    }

    private static Path layout(Path root) {
        return root.resolve("layout");
    }

    private static boolean isForeign(Path root) throws IOException {
        try (Stream<Path> content = Files.list(root)) {
            return content.findAny().isPresent();
        }
    }

    private static BrokerException inUse(Path root, Path lockFile) {
        return new BrokerException("the data folder " + root + " is in use by " + FolderLock.holder(lockFile)
                + ": stop that one first, or name another folder with --data-dir");
    }

    private static String reason(FileSystemException e) {
        return switch (e.getClass().getSimpleName()) {
            case "AccessDeniedException" -> "it is not writable";
            case "FileAlreadyExistsException", "NotDirectoryException" -> "it is a file";
            default -> String.valueOf(e.getReason() == null ? e.getMessage() : e.getReason());
        };
    }

    public Path root() {
        return root;
    }

    /** Where the broker keeps topics and metadata. */
    Path kafka() {
        return root.resolve("kafka");
    }

    Path brokerLock() {
        return kafka().resolve("lock");
    }

    /** Log files of the broker and of the program itself. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Local state of the streams app. */
    public Path streams() {
        return root.resolve("streams");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new BrokerException("the data folder " + root + " could not be let go: " + e.getMessage(), e);
        }
    }
}
