package org.codonstream.feed;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import org.codonstream.input.InputFiles;
import org.jspecify.annotations.Nullable;

/** Which files are taken, and when one is whole. */
public final class FeedSettings {

    private final @Nullable PathMatcher matcher;
    private final Duration settle;

    /**
     * Checks what is asked for.
     *
     * @param pattern a glob for names without folders; null for all names that are taken from a folder elsewhere
     * @param settle how long a file must have stayed as it is before it is published
     */
    public FeedSettings(@Nullable String pattern, Duration settle) {
        if (settle.isNegative() || settle.isZero()) {
            throw new IllegalArgumentException("settle " + settle + ": must be longer than nothing");
        }
        this.matcher = pattern == null ? null : matcher(pattern);
        this.settle = settle;
    }

    private static PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("pattern '" + pattern + "': " + e.getDescription(), e);
        }
    }

    Duration settle() {
        return settle;
    }

    /** Whether a file is taken; one whose name says that it is not meant for others is not, whatever the pattern. */
    boolean takes(String name) {
        if (isUnfinished(name)) {
            return false;
        }
        return matcher == null ? InputFiles.isInputName(name) : matcher.matches(Path.of(name));
    }

    /** Names that programs give to what they are still writing, and to what they keep beside their data. */
    static boolean isUnfinished(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("_")
                || lower.endsWith(".tmp")
                || lower.endsWith(".part")
                || lower.endsWith(".partial")
                || lower.endsWith(".crdownload");
    }
}
