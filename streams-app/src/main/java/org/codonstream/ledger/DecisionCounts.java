package org.codonstream.ledger;

import java.util.EnumMap;
import java.util.Map;
import org.codonstream.decision.Decision;
import org.codonstream.schema.Decisions;

/** Counts decisions while a record is decided. */
final class DecisionCounts {

    private final Map<Decision, Long> counts = new EnumMap<>(Decision.class);

    void add(Decision decision) {
        counts.merge(decision, 1L, Long::sum);
    }

    Decisions toDecisions() {
        return new Decisions(
                of(Decision.COUNTED),
                of(Decision.REPLACED),
                of(Decision.DUPLICATE),
                of(Decision.STALE),
                of(Decision.CONFLICT),
                of(Decision.RETRACTED),
                of(Decision.ABSENT));
    }

    private long of(Decision decision) {
        return counts.getOrDefault(decision, 0L);
    }
}
