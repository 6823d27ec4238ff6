package org.codonstream.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * What a point took in one run.
 *
 * @param point its name
 * @param scale with which it was measured
 * @param publishSeconds from the start of {@code ingest publish --wait} to its end
 * @param wallSeconds likewise, with the start of {@code codonstream up} in a new folder before it
 * @param cpuSeconds of all processes
 * @param peakBytes of all processes together
 * @param readSeconds that reading the same column took, with parquet-java in one thread, right after
 */
record GrowthResult(
        String point,
        double scale,
        long sequences,
        long bases,
        int files,
        int partitions,
        double publishSeconds,
        double wallSeconds,
        double cpuSeconds,
        double peakBytes,
        double readSeconds) {

    static final String HEADER = String.join(
            "\t",
            "point",
            "scale",
            "sequences",
            "bases",
            "files",
            "partitions",
            "publish_s",
            "wall_s",
            "cpu_s",
            "peak_bytes",
            "read_s");

    /** As a line of a file, without its end. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%s\t%s\t%d\t%d\t%d\t%d\t%.3f\t%.3f\t%.3f\t%.0f\t%.3f",
                point,
                scale,
                sequences,
                bases,
                files,
                partitions,
                publishSeconds,
                wallSeconds,
                cpuSeconds,
                peakBytes,
                readSeconds);
    }

    /**
     * Out of such a line.
     *
     * @throws IllegalArgumentException if it is none
     */
    static GrowthResult ofLine(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != HEADER.split("\t", -1).length) {
            throw new IllegalArgumentException("result '" + line + "': must have the columns " + HEADER);
        }
        try {
            return new GrowthResult(
                    fields[0],
                    Double.parseDouble(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    Integer.parseInt(fields[4]),
                    Integer.parseInt(fields[5]),
                    Double.parseDouble(fields[6]),
                    Double.parseDouble(fields[7]),
                    Double.parseDouble(fields[8]),
                    Double.parseDouble(fields[9]),
                    Double.parseDouble(fields[10]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("result '" + line + "': a number is none: " + e.getMessage(), e);
        }
    }

    /** The medians of several runs of one point. */
    static GrowthResult median(List<GrowthResult> runs) {
        GrowthResult first = runs.get(0);
        return new GrowthResult(
                first.point,
                first.scale,
                first.sequences,
                first.bases,
                first.files,
                first.partitions,
                Median.of(runs, GrowthResult::publishSeconds),
                Median.of(runs, GrowthResult::wallSeconds),
                Median.of(runs, GrowthResult::cpuSeconds),
                Median.of(runs, GrowthResult::peakBytes),
                Median.of(runs, GrowthResult::readSeconds));
    }
}
