package org.codonstream.feed;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Where bad files go: {@code rejected} inside the folder, under the name that they had, with the reason beside them. What
 * is there already stays: a second file of one name becomes {@code NAME~2}.
 */
final class RejectedFolder {

    private static final String NAME = "rejected";
    private static final String REASON = ".reason.txt";

    private final Path folder;

    RejectedFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder of rejected files of a folder. */
    static Path of(Path folder) {
        return folder.resolve(NAME);
    }

    /**
     * Moves a file out of the way.
     *
     * @param file in the folder or below
     * @return where it is now
     * @throws IOException if it can't be moved; it is where it was then
     */
    Path setAside(Path file, String reason) throws IOException {
        Path wanted = of(folder).resolve(folder.relativize(file));
        Files.createDirectories(Objects.requireNonNull(wanted.getParent()));
        for (int copy = 1; ; copy++) {
            Path target = copy == 1 ? wanted : wanted.resolveSibling(wanted.getFileName() + "~" + copy);
            Path reasonFile = target.resolveSibling(target.getFileName() + REASON);
            if (Files.exists(target)) {
                continue;
            }
            try {
                // first, so that no file stands there without its reason, and as a claim of the name
                Files.writeString(reasonFile, reason + "\n", StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            try {
                return Files.move(file, target);
            } catch (IOException e) {
                Files.delete(reasonFile);
                throw e;
            }
        }
    }
}
