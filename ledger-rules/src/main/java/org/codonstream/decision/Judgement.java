package org.codonstream.decision;

import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * A decision and what follows from it.
 *
 * @param entry the entry to write, null where the ledger stays as it is
 * @param removed what is no longer counted
 * @param added what is counted from now on
 */
public record Judgement(
        Decision decision,
        @Nullable LedgerEntry entry,
        @Nullable LedgerCounts removed,
        @Nullable LedgerCounts added) {

    static Judgement unchanged(Decision decision) {
        return new Judgement(decision, null, null, null);
    }

    static Judgement noted(Decision decision, LedgerEntry entry) {
        return new Judgement(decision, entry, null, null);
    }
}
