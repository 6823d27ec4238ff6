package org.codonstream.input;

import java.io.IOException;

/** Makes sure that a file is still the one that was found when its rows were planned. */
final class UnchangedFile {

    private UnchangedFile() {}

    static void require(InputFile file) {
        StoredFile now;
        try {
            now = Storage.of(file.uri()).describe(file.uri());
        } catch (IOException e) {
            throw new InputException(
                    file + " was there before and cannot be read now (" + e.getMessage()
                            + "): leave input as it is while it is read, and run again",
                    e);
        }
        if (now.length() != file.length() || !now.modified().equals(file.modified())) {
            throw new InputException(
                    file + " was changed while it was read: leave input as it is while it is read, and run again");
        }
    }
}
