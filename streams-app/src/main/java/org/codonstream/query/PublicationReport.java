package org.codonstream.query;

import java.util.Comparator;
import org.codonstream.schema.Decisions;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.PublicationState;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one publication of a batch. What only its manifest says is null until that is read.
 *
 * @param published milliseconds since 1970-01-01T00:00Z
 * @param expected how many decisions it takes: sequences, rejected rows and retractions
 * @param decided how many there are, rows that the publisher rejected among them
 * @param complete whether everything expected is decided
 * @param sequences published, without rejected rows
 * @param source the {@code --source} option, null also where the column decided
 */
public record PublicationReport(
        String batch,
        String run,
        @Nullable Long published,
        @Nullable Long expected,
        long decided,
        boolean complete,
        @Nullable Long sequences,
        @Nullable Long bases,
        @Nullable String source,
        DecisionTotals decisions) {

    /** The latest first; those whose manifest is not read yet last. */
    static final Comparator<PublicationReport> LATEST_FIRST = Comparator.comparing(
                    PublicationReport::published, Comparator.nullsLast(Comparator.<Long>reverseOrder()))
            .thenComparing(PublicationReport::run);

    /**
     * How many sequences, rejected rows and retractions were decided in which way.
     *
     * @param rejected by the ledger, as conflicts, and by the publisher
     * @param absent retracted although nothing was counted
     */
    public record DecisionTotals(
            long counted, long replaced, long duplicate, long stale, long rejected, long retracted, long absent) {

        private static DecisionTotals of(Decisions decisions, long rejectedByPublisher) {
            return new DecisionTotals(
                    decisions.getCounted(),
                    decisions.getReplaced(),
                    decisions.getDuplicate(),
                    decisions.getStale(),
                    decisions.getRejected() + rejectedByPublisher,
                    decisions.getRetracted(),
                    decisions.getAbsent());
        }

        long sum() {
            return counted + replaced + duplicate + stale + rejected + retracted + absent;
        }
    }

    static PublicationReport of(String batch, String run, PublicationState state) {
        Manifest manifest = state.getManifest();
        DecisionTotals decisions =
                DecisionTotals.of(state.getDecisions(), manifest == null ? 0 : manifest.getRejected());
        if (manifest == null) {
            return new PublicationReport(batch, run, null, null, decisions.sum(), false, null, null, null, decisions);
        }
        long expected = manifest.getSequences() + manifest.getRejected() + manifest.getRetractions();
        return new PublicationReport(
                batch,
                run,
                manifest.getPublished(),
                expected,
                decisions.sum(),
                decisions.sum() == expected,
                manifest.getSequences(),
                manifest.getBases(),
                manifest.getSource(),
                decisions);
    }
}
