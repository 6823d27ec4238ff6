package org.codonstream.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * A run from its start to its end.
 *
 * @param totals what it worked on, as it says itself; a bare producer or consumer is held to its bytes instead
 */
record Run(Duration wall, List<ProcessCost> processes, Totals totals) {
    Run {
        processes = List.copyOf(processes);
    }

    Measurement measured() {
        return new Measurement(wall.toNanos() / 1e9, processes, totals.bases());
    }
}
