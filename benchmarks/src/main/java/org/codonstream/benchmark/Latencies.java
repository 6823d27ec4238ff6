package org.codonstream.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** How long several answers took. */
final class Latencies {
    private final long[] sorted;

    /**
     * Those of several answers.
     *
     * @param nanos of each
     */
    Latencies(LongStream nanos) {
        sorted = nanos.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no latencies: there is no quantile of none");
        }
    }

    /** Those of several together. */
    static Latencies all(List<Latencies> parts) {
        return new Latencies(parts.stream().flatMapToLong(part -> Arrays.stream(part.sorted)));
    }

    int count() {
        return sorted.length;
    }

    /**
     * The least of them that so large a part is at or below (nearest rank).
     *
     * @param part above 0, at most 1
     * @return seconds
     */
    double quantile(double part) {
        int rank = (int) Math.ceil(part * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e9;
    }

    /** Median, 99th percentile and the longest, in milliseconds, in columns. */
    String columns() {
        return String.format(
                Locale.ROOT, "%9.2f %9.2f %9.2f", 1e3 * quantile(0.5), 1e3 * quantile(0.99), 1e3 * quantile(1));
    }
}
