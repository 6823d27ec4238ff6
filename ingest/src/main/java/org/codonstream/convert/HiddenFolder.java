package org.codonstream.convert;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that nobody looks into, for files that are not whole, and beside it a file that is locked as long as its run
 * lives. The lock file is there before the folder and goes after it, so that whatever a killed run leaves is found by it.
 */
record HiddenFolder(String run, Path folder, Path lockFile, FileChannel lock) implements AutoCloseable {

    private static final String HIDDEN = ".convert-";
    private static final String LOCK = ".lock";

    /** Makes a folder for a new run. */
    static HiddenFolder make(Path output) throws IOException {
        while (true) {
            String run = UUID.randomUUID().toString().substring(0, 8);
            Path lockFile = output.resolve(HIDDEN + run + LOCK);
            FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                lock.lock();
                if (Files.exists(lockFile)) {
                    Path folder = Files.createDirectory(output.resolve(HIDDEN + run));
                    return new HiddenFolder(run, folder, lockFile, lock);
                }
            } catch (IOException | RuntimeException e) {
                lock.close();
                removeQuietly(lockFile);
                throw e;
            }
            // Another run saw the file before it was locked, and has removed it as left over.
            lock.close();
        }
    }

    /** Removes what killed runs have left. */
    static void removeLeftovers(Path output) throws IOException {
        List<Path> lockFiles;
        try (Stream<Path> files = Files.list(output)) {
            lockFiles = files.filter(HiddenFolder::isLockFile).toList();
        }
        for (Path lockFile : lockFiles) {
            removeUnlessHeld(lockFile);
        }
    }

    private static boolean isLockFile(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(HIDDEN) && name.endsWith(LOCK);
    }

    private static void removeUnlessHeld(Path lockFile) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock gained = channel.tryLock()) {
            if (gained != null) {
                String name = lockFile.getFileName().toString();
                removeAll(lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length())));
                removeQuietly(lockFile);
            }
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            // Its run has ended just now, or goes on in this process.
        }
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() {
        removeAll(folder);
        removeQuietly(lockFile);
        try {
            lock.close();
        } catch (IOException e) {
            // It ends with this process.
        }
    }

    private static void removeAll(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> below = Files.walk(folder)) {
            below.sorted(Comparator.reverseOrder()).forEach(HiddenFolder::removeQuietly);
        } catch (IOException e) {
            // It is hidden.
        }
    }

    static void removeQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // A folder that others have put files into stays.
        }
    }
}
