package org.codonstream.schema;

import org.jspecify.annotations.NullMarked;

/** What this application wrote itself is lost or unreadable: going on could make wrong tables. */
@NullMarked
public final class BrokenStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenStateException(String message, Throwable cause) {
        super(message, cause);
    }

    public BrokenStateException(String message) {
        super(message);
    }
}
