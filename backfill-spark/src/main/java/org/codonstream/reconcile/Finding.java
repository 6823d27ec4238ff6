package org.codonstream.reconcile;

import java.util.Locale;

/** What comparing an identity of the input with the ledger finds. */
enum Finding {
    /** Counted alike. */
    EQUAL,
    /** In the input, and not counted by the stream. */
    MISSING,
    /** The input has a newer version, or of the same version another content. */
    DIFFERENT,
    /** The same content, and other counts: no publication can bring that about, so something is broken. */
    MISCOUNTED,
    /** The input has an older version than the stream. */
    OLDER,
    /** Counted by the stream, and not in the input. */
    EXTRA,
    /** The stream has decided about it since the comparison began. */
    ARRIVED_SINCE;

    /** Whether input and stream do not agree. */
    boolean differs() {
        return this != EQUAL && this != ARRIVED_SINCE;
    }

    /** Such as {@code arrived since}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
