package org.codonstream.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a run of a process took, or the medians of several.
 *
 * @param wallSeconds from its start to its end, the start of the JVM included
 * @param cpuSeconds on all processors
 * @param peakBytes most memory that was resident at once
 * @param bases that it worked on
 */
record Measurement(double wallSeconds, double cpuSeconds, double peakBytes, long bases) {
    /** The median of each number. */
    static Measurement median(List<Measurement> runs) {
        return new Measurement(
                median(runs, Measurement::wallSeconds),
                median(runs, Measurement::cpuSeconds),
                median(runs, Measurement::peakBytes),
                (long) median(runs, Measurement::bases));
    }

    /** The middle one, or the mean of the two in the middle. */
    private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> number) {
        double[] sorted = runs.stream().mapToDouble(number).toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no runs: there is no median of none");
        }
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    double megabasesPerSecond() {
        return bases / 1e6 / wallSeconds;
    }
}
