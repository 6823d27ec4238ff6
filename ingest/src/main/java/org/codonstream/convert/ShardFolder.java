package org.codonstream.convert;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An output folder and, in it, a hidden one for the files of this run. When all of them are whole and on the disk, one
 * rename shows the folder: nobody who reads the output, and no crash, ever sees a part of a run.
 */
final class ShardFolder implements AutoCloseable {

    /** As Hive names partitions: Spark, DuckDB and pandas read all runs as one table. */
    private static final String SHOWN = "run=%05d-%s";

    private static final Pattern NUMBERED = Pattern.compile("run=(\\d{5,9})-.*");

    private final Path output;
    private final boolean made;
    private final OnFiles onFiles;
    private final HiddenFolder hidden;
    private final List<Path> shards = new ArrayList<>();

    private ShardFolder(Path output, boolean made, OnFiles onFiles) throws IOException {
        this.output = output;
        this.made = made;
        this.onFiles = onFiles;
        HiddenFolder.removeLeftovers(output);
        nextNumber();
        this.hidden = HiddenFolder.make(output);
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
        String name = String.format(Locale.ROOT, "part-%05d-%s.parquet", shards.size(), hidden.run());
        Path shard = hidden.folder().resolve(name);
        shards.add(shard);
        return shard;
    }

    /** How many files this run has begun. */
    int shards() {
        return shards.size();
    }

    /**
     * Shows all files at once.
     *
     * @throws ConvertException if that fails, or somebody else has put files there meanwhile
     */
    void publish() {
        try {
            for (Path shard : shards) {
                force(shard, StandardOpenOption.WRITE);
            }
            force(hidden.folder(), StandardOpenOption.READ);
            String shown = String.format(Locale.ROOT, SHOWN, nextNumber(), hidden.run());
            Files.move(hidden.folder(), output.resolve(shown), StandardCopyOption.ATOMIC_MOVE);
            force(output, StandardOpenOption.READ);
        } catch (IOException e) {
            throw cannotWrite(output, e);
        }
    }

    /** Removes what was not shown, and the output folder if this run made it for nothing. */
    @Override
    public void close() {
        hidden.close();
        if (made) {
            HiddenFolder.removeQuietly(output);
        }
    }

    static ConvertException cannotWrite(Path path, IOException e) {
        return new ConvertException(
                "output " + path + " cannot be written (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                        + "): check its permissions and the space of its disk",
                e);
    }

    /** Makes a file or folder outlast a crash of the machine. */
    private static void force(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    /** The number behind those of all runs that are there. */
    private int nextNumber() throws IOException {
        int next = 0;
        try (Stream<Path> files = Files.list(output)) {
            for (Path file : files.toList()) {
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
        }
        return next;
    }
}
