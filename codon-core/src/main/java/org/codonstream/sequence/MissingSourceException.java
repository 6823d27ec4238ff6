package org.codonstream.sequence;

/** An id is no accession, so it is unique only where it comes from, and nobody said where that is. */
public final class MissingSourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String id;

    public MissingSourceException(String id) {
        super("id '" + id
                + "' is no accession and unique only where it comes from: name its source with --source NAME or"
                + " a source column, or take whole ids as they are with --identity seq-id");
        this.id = id;
    }

    /** The id that needs a source. */
    public String id() {
        return id;
    }
}
