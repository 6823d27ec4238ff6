package org.codonstream.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * An amount of work whose cost is measured.
 *
 * @param series what grows along the points of one series
 * @param step how far: of {@link Series#DATA} how many times the data, of the others a number of what the series is named after
 */
record GrowthPoint(Series series, long step) {
    private static final long SEED = 1;
    private static final int SHORT_LENGTH = 300;
    private static final double BASES_A_MEGABASE = 1e6;
    private static final int DEFAULT_PARTITIONS = 4;

    /** What grows, and its points. */
    enum Series {
        DATA("data", "times the data", 1, 2, 4),
        PARTITIONS("partitions", "partitions", 1, 2, 4, 8),
        SHORT("short", "sequences of 300 bases", 10, 1_000, 10_000, 100_000, 1_000_000, 10_000_000),
        LONG("long", "Mbases in one sequence", 1, 16, 50, 250),
        FILES("files", "files of the same bases", 81, 5_600);

        private final String label;
        private final String unit;
        private final List<Long> steps;

        Series(String label, String unit, long... steps) {
            this.label = label;
            this.unit = unit;
            this.steps = Arrays.stream(steps).boxed().toList();
        }

        String label() {
            return label;
        }

        /** Of its steps. */
        String unit() {
            return unit;
        }
    }

    /** All points. */
    static List<GrowthPoint> all() {
        List<GrowthPoint> points = new ArrayList<>();
        for (Series series : Series.values()) {
            series.steps.forEach(step -> points.add(new GrowthPoint(series, step)));
        }
        return points;
    }

    /**
     * The points that a name stands for: {@code data-4}, or {@code data} for its whole series.
     *
     * @throws IllegalArgumentException if it is no name of any
     */
    static List<GrowthPoint> named(String name) {
        List<GrowthPoint> points = all().stream()
                .filter(point ->
                        point.name().equals(name) || point.series().label().equals(name))
                .toList();
        if (points.isEmpty()) {
            throw new IllegalArgumentException("point '" + name + "': must be one of "
                    + String.join(
                            ", ", Stream.of(Series.values()).map(Series::label).toList()) + " or of "
                    + String.join(", ", all().stream().map(GrowthPoint::name).toList()));
        }
        return points;
    }

    String name() {
        return series.label() + "-" + step;
    }

    /**
     * What is worked on.
     *
     * @param scale so many times as many sequences; a single one is so many times as long, and short ones stay as many
     */
    GenomeSet genomes(double scale) {
        long sequences = GenomeSet.sequences(scale);
        return switch (series) {
            case DATA -> GenomeSet.of(step * sequences, null, SEED, null);
            case PARTITIONS -> GenomeSet.of(sequences, null, SEED, null);
            case SHORT -> GenomeSet.of(step, null, SEED, SHORT_LENGTH);
            case LONG -> GenomeSet.of(1, null, SEED, (int) Math.round(step * scale * BASES_A_MEGABASE));
            case FILES -> GenomeSet.of(sequences, (int) Math.min(sequences, step), SEED, null);
        };
    }

    /** Of the topics. */
    int partitions() {
        return series == Series.PARTITIONS ? (int) step : DEFAULT_PARTITIONS;
    }
}
