package org.codonstream.flatfile;

import java.io.IOException;

/** A flat file that cannot be read on. The message says what is wrong and what to do, behind the name of file and record. */
public final class FlatFileException extends IOException {

    private static final long serialVersionUID = 1L;

    public FlatFileException(String message) {
        super(message);
    }
}
