package org.codonstream.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** From PATHs to files: found, put in order, opened and checked. */
public final class InputFiles {

    /** Reading a footer is mostly waiting, for a disk or a far store; flat files are read through. */
    private static final int FILES_AT_ONCE = 8;

    private InputFiles() {}

    /** Whether a file of this name is taken from a folder. */
    public static boolean isInputName(String name) {
        return Storage.isInputName(name);
    }

    /**
     * Resolves files of Parquet, FASTA and GenBank, folders (with all below them, names that begin with {@code _} or
     * {@code .} left out) and globs ({@code * ? [] {} **}), local or on any Hadoop file system, and finds the rows of
     * each. A path that exists is taken as it is even if it looks like a glob.
     *
     * @return in the byte order (unsigned UTF-8) of their full paths; a file that two PATHs name stands there once
     * @throws InputException for the first file, in that order, that cannot be taken
     */
    public static List<InputFile> resolve(List<String> paths) {
        return resolve(paths, FastaContent.GENOME);
    }

    /**
     * Resolves as {@link #resolve(List)}.
     *
     * @param fasta what the records of FASTA files are
     */
    public static List<InputFile> resolve(List<String> paths, FastaContent fasta) {
        if (paths.isEmpty()) {
            throw new InputException("no input: name a file, a folder or a glob");
        }
        List<StoredFile> found = new ArrayList<>();
        for (String path : paths) {
            if (path.isBlank()) {
                throw new InputException("an input path is empty: name a file, a folder or a glob");
            }
            found.addAll(Storage.of(path).find(path));
        }
        return open(inOrder(found), fasta);
    }

    private static Collection<StoredFile> inOrder(List<StoredFile> found) {
        found.sort((one, other) -> Arrays.compareUnsigned(
                one.uri().getBytes(StandardCharsets.UTF_8), other.uri().getBytes(StandardCharsets.UTF_8)));
        Map<String, StoredFile> byTarget = new LinkedHashMap<>();
        for (StoredFile file : found) {
            byTarget.putIfAbsent(file.target(), file);
        }
        return byTarget.values();
    }

    private static List<InputFile> open(Collection<StoredFile> files, FastaContent fasta) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(FILES_AT_ONCE, files.size()), task -> {
            Thread thread = new Thread(task, "open files");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<InputFile>> opened = new ArrayList<>(files.size());
            for (StoredFile file : files) {
                opened.add(pool.submit(() -> new FileOpener(file, fasta).open()));
            }
            List<InputFile> read = new ArrayList<>(files.size());
            for (Future<InputFile> file : opened) {
                read.add(file.get());
            }
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("opening of files was stopped");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof InputException refused ? refused : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
