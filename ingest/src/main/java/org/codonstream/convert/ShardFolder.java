package org.codonstream.convert;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An output folder and, in it, a hidden one for the files of this run, which is removed again. They are moved out when all
 * of them are whole. Nobody who reads the folder ever sees a file that is not, and what a killed run left in its hidden
 * folder, whose lock has gone with it, is removed by the next.
 */
final class ShardFolder implements AutoCloseable {

    private static final String HIDDEN = ".convert-";
    private static final String LOCK = "lock";
    private static final Pattern NUMBERED = Pattern.compile("part-(\\d{5,9})-.*");

    private final Path output;
    private final boolean made;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Path hidden;
    private final FileChannel lock;
    private final List<Path> shards = new ArrayList<>();
    private final int firstNumber;

    private ShardFolder(Path output, boolean made, OnFiles onFiles) throws IOException {
        this.output = output;
        this.made = made;
        removeLeftovers();
        this.firstNumber = firstNumber(onFiles);
        this.hidden = Files.createDirectory(output.resolve(HIDDEN + run));
        this.lock = FileChannel.open(hidden.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
    }

    /**
     * Opens a folder, made where it is missing.
     *
     * @throws ConvertException if it has files that are not to be added to, or cannot be written
     */
    static ShardFolder open(Path output, OnFiles onFiles) {
        try {
            boolean made = !Files.exists(output);
            Files.createDirectories(output);
            return new ShardFolder(output, made, onFiles);
        } catch (FileAlreadyExistsException e) {
            throw new ConvertException("output " + output + " is a file: name a folder", e);
        } catch (IOException e) {
            throw cannotWrite(output, e);
        }
    }

    /** Where the next file of this run is written. */
    Path next() {
        Path shard =
                hidden.resolve(String.format(Locale.ROOT, "part-%05d-%s.parquet", firstNumber + shards.size(), run));
        shards.add(shard);
        return shard;
    }

    /** How many files this run has begun. */
    int shards() {
        return shards.size();
    }

    /** Moves all files out, or none. */
    void publish() {
        List<Path> moved = new ArrayList<>();
        try {
            for (Path shard : shards) {
                Path target = output.resolve(shard.getFileName());
                Files.move(shard, target, StandardCopyOption.ATOMIC_MOVE);
                moved.add(target);
            }
        } catch (IOException e) {
            for (Path target : moved) {
                removeQuietly(target);
            }
            throw cannotWrite(output, e);
        }
    }

    /** Removes what was not moved out, and the folder if this run made it for nothing. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // It ends with this process.
        }
        removeAll(hidden);
        if (made) {
            removeQuietly(output);
        }
    }

    static ConvertException cannotWrite(Path path, IOException e) {
        return new ConvertException(
                "output " + path + " cannot be written (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                        + "): check its permissions and the space of its disk",
                e);
    }

    private int firstNumber(OnFiles onFiles) throws IOException {
        int next = 0;
        for (Path file : list(output)) {
            String name = file.getFileName().toString();
            if (name.startsWith(".")) {
                continue;
            }
            if (onFiles == OnFiles.REFUSE) {
                throw new ConvertException(
                        "output " + output + " is not empty: name another folder, or add to it with --append");
            }
            Matcher numbered = NUMBERED.matcher(name);
            if (numbered.matches()) {
                next = Math.max(next, Integer.parseInt(numbered.group(1)) + 1);
            }
        }
        return next;
    }

    private void removeLeftovers() throws IOException {
        for (Path folder : list(output)) {
            Path itsLock = folder.resolve(LOCK);
            if (folder.getFileName().toString().startsWith(HIDDEN) && Files.exists(itsLock) && !isHeld(itsLock)) {
                removeAll(folder);
            }
        }
    }

    private static boolean isHeld(Path itsLock) throws IOException {
        try (FileChannel channel = FileChannel.open(itsLock, StandardOpenOption.WRITE);
                FileLock gained = channel.tryLock()) {
            return gained == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void removeAll(Path folder) {
        try (Stream<Path> below = Files.walk(folder)) {
            below.sorted(Comparator.reverseOrder()).forEach(ShardFolder::removeQuietly);
        } catch (IOException e) {
            // Hidden, and removed by the next run.
        }
    }

    private static void removeQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // A folder that others have put files into stays.
        }
    }
}
