package org.codonstream.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of several numbers. */
final class Median {
    private Median() {}

    /** The middle one of a number of each, or the mean of the two in the middle. */
    static <T> double of(List<T> all, ToDoubleFunction<T> number) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no runs: there is no median of none");
        }
        double[] sorted = all.stream().mapToDouble(number).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
