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

/** From PATHs to files: found, put in order, footers read and checked. */
public final class InputFiles {

    /** Reading a footer is mostly waiting, for a disk or a far store. */
    private static final int FOOTERS_AT_ONCE = 8;

    private InputFiles() {}

    /**
     * Resolves Parquet files, folders (with all below them, names that begin with {@code _} or {@code .} left out) and
     * globs ({@code * ? [] {} **}), local or on any Hadoop file system, and checks every footer. A path that exists is
     * taken as it is even if it looks like a glob.
     *
     * @return in the byte order (unsigned UTF-8) of their full paths; a file that two PATHs name stands there once
     * @throws InputException for the first file, in that order, that cannot be taken
     */
    public static List<InputFile> resolve(List<String> paths) {
        if (paths.isEmpty()) {
            throw new InputException("no input: name a Parquet file, a folder or a glob");
        }
        List<StoredFile> found = new ArrayList<>();
        for (String path : paths) {
            if (path.isBlank()) {
                throw new InputException("an input path is empty: name a Parquet file, a folder or a glob");
            }
            found.addAll(Storage.of(path).find(path));
        }
        return readFooters(inOrder(found));
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

    private static List<InputFile> readFooters(Collection<StoredFile> files) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(FOOTERS_AT_ONCE, files.size()), task -> {
            Thread thread = new Thread(task, "footers");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<InputFile>> footers = new ArrayList<>(files.size());
            for (StoredFile file : files) {
                footers.add(pool.submit(() -> new FooterReader(file).read()));
            }
            List<InputFile> read = new ArrayList<>(files.size());
            for (Future<InputFile> footer : footers) {
                read.add(footer.get());
            }
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading of footers was stopped");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof InputException refused ? refused : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
