package org.codonstream.recount;

/** What an event brings for its identity. */
enum EventKind {
    /** A whole sequence, as a {@code LedgerEntry}. */
    SEQUENCE,
    /** A whole sequence that voids every version with a lower place, as a {@code LedgerEntry}. */
    REPLACEMENT,
    /** The counts of one segment, as a {@code PendingSequence} that holds nothing else. */
    SEGMENT,
    /** A retraction, as a {@code LedgerEntry} without counts. */
    RETRACTION,
    /** A row or record that could not be counted, as the sentence about it (UTF-8). */
    FAULT,
    /** A coding sequence of a counted row that could not be counted, as the sentence about it (UTF-8). */
    REJECTED_CODING
}
