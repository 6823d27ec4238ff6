package org.codonstream.feed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which files are whole. A file that was closed and one that is still being written look alike, so it is time that tells
 * them apart: a file is due when it has stayed as it is from one look to a later one, the settle time in between. One
 * that could not be read then may be held up half-way: it gets ten times that time, and only then is it bad.
 *
 * <p>Time is that of this process alone: modification times are those of another clock, or of a copied file.
 */
final class KnownFiles {

    private static final int PATIENCE = 10;

    private final Duration settle;
    private final LongSupplier nanoClock;
    private Map<Path, Known> known = new HashMap<>();
    private long lastLook;

    private enum Stage {
        NEW,
        DOUBTFUL,
        DONE
    }

    private record Known(FileState state, long since, Stage stage) {

        Known in(Stage other) {
            return new Known(state, since, other);
        }
    }

    KnownFiles(Duration settle, LongSupplier nanoClock) {
        this.settle = settle;
        this.nanoClock = nanoClock;
    }

    /**
     * Takes in what a look at the folder found; what it did not find is forgotten.
     *
     * @param begun when the look began, by the same clock
     */
    void observe(Map<Path, FileState> found, long begun) {
        long now = nanoClock.getAsLong();
        Map<Path, Known> next = new HashMap<>();
        found.forEach((path, state) -> {
            Known before = known.get(path);
            next.put(path, before != null && before.state().equals(state) ? before : new Known(state, now, Stage.NEW));
        });
        known = next;
        lastLook = begun;
    }

    /** The files that are to be dealt with now, those first that have waited longest. */
    List<Path> due() {
        return known.entrySet().stream()
                .filter(entry -> isDue(entry.getValue()))
                .sorted(Comparator.<Map.Entry<Path, Known>>comparingLong(
                                entry -> entry.getValue().since() - lastLook)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isDue(Known file) {
        Duration stayed = Duration.ofNanos(lastLook - file.since());
        return switch (file.stage()) {
            case NEW -> stayed.compareTo(settle) >= 0;
            case DOUBTFUL -> stayed.compareTo(settle.multipliedBy(PATIENCE)) >= 0;
            case DONE -> false;
        };
    }

    /** What a file was at the last look, null if it was not there. */
    @Nullable
    FileState state(Path path) {
        Known file = known.get(path);
        return file == null ? null : file.state();
    }

    /** Whether a file could not be read before, in the state in which it is. */
    boolean isDoubtful(Path path) {
        Known file = known.get(path);
        return file != null && file.stage() == Stage.DOUBTFUL;
    }

    /** A file could not be read: it may be half of one. */
    void doubt(Path path) {
        known.computeIfPresent(path, (same, file) -> file.in(Stage.DOUBTFUL));
    }

    /** A file is dealt with, until it is another one. */
    void done(Path path) {
        known.computeIfPresent(path, (same, file) -> file.in(Stage.DONE));
    }

    /** All files are to be dealt with anew. */
    void forget() {
        known.replaceAll((path, file) -> file.in(Stage.NEW));
    }
}
