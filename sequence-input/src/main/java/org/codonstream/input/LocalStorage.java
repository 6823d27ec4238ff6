package org.codonstream.input;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.apache.parquet.io.SeekableInputStream;

/** Files of the local disk, without Hadoop. */
final class LocalStorage implements Storage {

    static final LocalStorage INSTANCE = new LocalStorage();

    private LocalStorage() {}

    @Override
    public List<StoredFile> find(String path) {
        List<StoredFile> found = new ArrayList<>();
        try {
            Path given = toPath(path);
            if (Files.isDirectory(given)) {
                addFolder(given, found);
                if (found.isEmpty()) {
                    throw Storage.emptyFolder(path);
                }
            } else if (Files.exists(given)) {
                found.add(describe(given));
            } else if (isGlob(path)) {
                addMatches(given, found);
                if (found.isEmpty()) {
                    throw Storage.noMatch(path);
                }
            } else {
                throw Storage.missing(path);
            }
        } catch (AccessDeniedException e) {
            throw new InputException(
                    "input " + path + ": " + e.getFile() + " may not be read: check its permissions", e);
        } catch (FileSystemLoopException e) {
            throw new InputException(
                    "input " + path + ": " + e.getFile() + " links to a folder that holds it: remove the link", e);
        } catch (IOException e) {
            throw new InputException("input " + path + " cannot be listed: " + e.getMessage(), e);
        }
        return found;
    }

    @Override
    public SeekableInputStream open(String uri) throws IOException {
        return LocalInput.open(Path.of(uri));
    }

    @Override
    public StoredFile describe(String uri) throws IOException {
        return describe(Path.of(uri));
    }

    private static Path toPath(String path) {
        try {
            Path given = path.regionMatches(true, 0, "file:", 0, 5) ? Path.of(URI.create(path)) : Path.of(path);
            return given.toAbsolutePath().normalize();
        } catch (IllegalArgumentException e) {
            throw new InputException("input " + path + " is no path: " + e.getMessage(), e);
        }
    }

    private static StoredFile describe(Path file) throws IOException {
        return describe(file, Files.readAttributes(file, BasicFileAttributes.class));
    }

    private static StoredFile describe(Path file, BasicFileAttributes attributes) throws IOException {
        return new StoredFile(
                file.toString(),
                file.toRealPath().toString(),
                String.valueOf(file.getFileName()),
                attributes.size(),
                Long.toString(attributes.lastModifiedTime().toMillis()));
    }

    private static void addFolder(Path folder, List<StoredFile> found) throws IOException {
        walk(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
                boolean hidden = !below.equals(folder) && Storage.isHidden(String.valueOf(below.getFileName()));
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (Storage.isInputName(String.valueOf(file.getFileName()))) {
                    found.add(describe(file, attributes));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Walks from the last folder before the first wildcard; a folder that matches counts with all below it. */
    private static void addMatches(Path glob, List<StoredFile> found) throws IOException {
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new InputException("glob " + glob + " is not understood: " + e.getDescription(), e);
        }
        Path base = glob;
        int wildcards = 0;
        while (base != null && isGlob(base.toString())) {
            base = base.getParent();
            wildcards++;
        }
        if (base == null || !Files.isDirectory(base)) {
            return;
        }
        int depth = glob.toString().contains("**") ? Integer.MAX_VALUE : wildcards;
        Path start = base;
        Files.walkFileTree(base, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.equals(start)) {
                    return FileVisitResult.CONTINUE;
                }
                if (Storage.isHidden(String.valueOf(folder.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return take(folder, attributes) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            /** Also called for a folder at the greatest depth. */
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!Storage.isHidden(String.valueOf(file.getFileName()))) {
                    take(file, attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            private boolean take(Path path, BasicFileAttributes attributes) throws IOException {
                if (!matcher.matches(path)) {
                    return false;
                }
                if (attributes.isDirectory()) {
                    addFolder(path, found);
                } else {
                    found.add(describe(path, attributes));
                }
                return true;
            }
        });
    }

    private static void walk(Path folder, SimpleFileVisitor<Path> visitor) throws IOException {
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
    }

    private static boolean isGlob(String path) {
        return path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }
}
