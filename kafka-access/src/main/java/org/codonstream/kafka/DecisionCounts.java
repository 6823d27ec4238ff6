package org.codonstream.kafka;

/**
 * What the ledger decided about sequences that were published: how many were counted as new, replaced an older state,
 * were there already, came too late, were refused, were taken out, or were to be taken out and not there.
 */
public record DecisionCounts(
        long counted, long replaced, long duplicate, long stale, long rejected, long retracted, long absent) {

    /** Nothing decided. */
    public static final DecisionCounts NONE = new DecisionCounts(0, 0, 0, 0, 0, 0, 0);

    public DecisionCounts plus(DecisionCounts other) {
        return new DecisionCounts(
                counted + other.counted,
                replaced + other.replaced,
                duplicate + other.duplicate,
                stale + other.stale,
                rejected + other.rejected,
                retracted + other.retracted,
                absent + other.absent);
    }
}
