package org.codonstream.feed;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One look at a folder and all below it. Looking again and again is what finds every file: events of the file system can
 * overflow, and network file systems have none.
 */
final class FolderSweep extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final FeedSettings settings;
    private final Map<Path, FileState> files = new HashMap<>();
    private final Map<Path, String> unreadable = new TreeMap<>();

    private FolderSweep(Path folder, FeedSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    static FolderSweep of(Path folder, FeedSettings settings) throws IOException {
        FolderSweep sweep = new FolderSweep(folder, settings);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, sweep);
        return sweep;
    }

    /** The files that are taken, and what they are now. */
    Map<Path, FileState> files() {
        return files;
    }

    /** What could not be looked at, and why. */
    Map<Path, String> unreadable() {
        return unreadable;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
        boolean skipped = !below.equals(folder)
                && (FeedSettings.isUnfinished(String.valueOf(below.getFileName()))
                        || below.equals(RejectedFolder.of(folder)));
        return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && settings.takes(String.valueOf(file.getFileName()))) {
            files.put(file, FileState.of(attributes));
        }
        return FileVisitResult.CONTINUE;
    }

    /** What has gone meanwhile is not there; whatever else is wrong with one must not keep the others waiting. */
    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
        if (!(e instanceof NoSuchFileException) || path.equals(folder)) {
            unreadable.put(path, String.valueOf(e));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path below, @Nullable IOException e) {
        if (e != null) {
            unreadable.put(below, String.valueOf(e));
        }
        return FileVisitResult.CONTINUE;
    }
}
