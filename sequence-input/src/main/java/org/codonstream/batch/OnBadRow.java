package org.codonstream.batch;

/** What happens with a row that cannot be published. */
public enum OnBadRow {
    /** It ends the run. */
    FAIL,
    /** The rest is published, and the row goes to the dead letters. */
    REJECT
}
