package org.codonstream.decision;

/** What the ledger decides about one sequence or retraction. */
public enum Decision {
    /** Nothing was counted for the identity; now this is. */
    COUNTED,
    /** What was counted is taken back, and this is counted. */
    REPLACED,
    /** The same is counted already. */
    DUPLICATE,
    /** Something later or newer is counted, or a later retraction stands. */
    STALE,
    /** Two contents for one id in one publication. */
    CONFLICT,
    /** What was counted is taken back. */
    RETRACTED,
    /** A retraction of what is not counted. */
    ABSENT,
    /** The very same row was decided before, as when a dead letter is replayed twice. */
    DECIDED_BEFORE
}
