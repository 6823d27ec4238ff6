package org.codonstream.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.codonstream.command.CommandException;
import org.jspecify.annotations.Nullable;

/**
 * Generated genomes, spread evenly over files.
 *
 * @param seed which genomes they are; how many files they are in changes none of them
 * @param length of each of them in bases, null for those of organelles
 */
record GenomeSet(
        long sequences, int files, long seed, @Nullable Integer length) {
    /** The set that is measured with unless something else is asked for. */
    private static final long SEQUENCES = 32_240;

    private static final int FILES = 81;

    GenomeSet {
        if (sequences < 1) {
            throw new IllegalArgumentException("sequences " + sequences + ": must be at least 1");
        }
        if (files < 1 || files > sequences) {
            throw new IllegalArgumentException(
                    "files " + files + ": must be from 1 to the number of sequences, " + sequences);
        }
        if (length != null && length < Genome.SHORTEST) {
            throw new IllegalArgumentException("length " + length + ": must be at least " + Genome.SHORTEST);
        }
    }

    /** So many sequences as the default set has, times {@code scale}. */
    static long sequences(double scale) {
        return Math.round(SEQUENCES * scale);
    }

    /**
     * So many genomes.
     *
     * @param files null for the default, or fewer where there are fewer sequences
     * @param length of each of them in bases, null for those of organelles
     */
    static GenomeSet of(long sequences, @Nullable Integer files, long seed, @Nullable Integer length) {
        int some = files == null ? (int) Math.max(1, Math.min(sequences, FILES)) : files;
        return new GenomeSet(sequences, some, seed, length);
    }

    /**
     * Writes the files, several at once.
     *
     * @return how many bases they hold
     * @throws CommandException if there is something in the folder, or it can't be written
     */
    long write(Path folder) {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            requireEmpty(Files.createDirectories(folder));
            List<Future<Long>> written = new ArrayList<>();
            for (int number = 0; number < files; number++) {
                Path file = folder.resolve(String.format(Locale.ROOT, "shard_%05d.parquet", number));
                long first = firstOf(number);
                long end = firstOf(number + 1);
                written.add(pool.submit(() -> GenomeFile.write(file, this::genome, first, end)));
            }
            long bases = 0;
            for (Future<Long> file : written) {
                bases += file.get();
            }
            return bases;
        } catch (IOException e) {
            throw new CommandException(folder + " can't be written: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new CommandException(folder + " can't be written: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while writing " + folder, e);
        } finally {
            pool.shutdownNow();
        }
    }

    private Genome genome(long number) {
        return length == null ? Genome.of(seed, number) : Genome.of(seed, number, length);
    }

    private long firstOf(int file) {
        return sequences * file / files;
    }

    private static void requireEmpty(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            if (found.findAny().isPresent()) {
                throw new CommandException(folder + " is not empty: name another folder, or remove what is there");
            }
        }
    }
}
