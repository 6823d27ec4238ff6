package org.codonstream.benchmark;

import java.util.List;

/**
 * What a run took, or the medians of several.
 *
 * @param wallSeconds from its start to its end
 * @param processes that it consisted of
 * @param bases that it worked on
 */
record Measurement(double wallSeconds, List<ProcessCost> processes, long bases) {
    Measurement {
        processes = List.copyOf(processes);
    }

    /** The median of each number. */
    static Measurement median(List<Measurement> runs) {
        return new Measurement(
                Median.of(runs, Measurement::wallSeconds),
                ProcessCost.medians(runs.stream().map(Measurement::processes).toList()),
                (long) Median.of(runs, Measurement::bases));
    }

    /** Of all its processes. */
    double cpuSeconds() {
        return processes.stream().mapToDouble(ProcessCost::cpuSeconds).sum();
    }

    /** The peaks of all its processes, which they need not have had at the same moment. */
    double peakBytes() {
        return processes.stream().mapToDouble(ProcessCost::peakBytes).sum();
    }

    double megabasesPerSecond() {
        return bases / 1e6 / wallSeconds;
    }
}
