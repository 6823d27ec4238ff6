package org.codonstream.benchmark;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is demanded of the stages: the one place where it stands. */
enum Budget {
    COUNT("count", Floors.PARQUET_READ, Kind.THROUGHPUT, 1.6, 1.9),
    INGEST("ingest", Floors.PARQUET_READ, Kind.WALL, 2.4, 1.7),
    STREAM("stream", Floors.BARE_CONSUMER, Kind.THROUGHPUT, 0.6, 0.8),
    END_TO_END("end-to-end", Floors.PARQUET_READ, Kind.WALL, 3.6, 2.5),
    RECOUNT("recount", Floors.SPARK_SCAN, Kind.WALL, 1.3, 1.1),
    COMPSEQ("end-to-end", Floors.COMPSEQ, Kind.WALL, 1, 1),
    DEMO("demo", "", Kind.SECONDS, 15, 8),
    VISIBLE("from commit to every table, p99", "", Kind.SECONDS, 1, 0.3),
    SHORT_SEQUENCES("10 million sequences of 300 bases", "", Kind.MEGABASES, 20, 35),
    SMALL_FILES("5,600 files", "81 files", Kind.WALL, 1.3, 1.1),
    GROWTH("4 times the data", "the data once", Kind.WALL, 4.2, 4.0);

    /** What is measured of a stage, and whether more or less of it is better. */
    private enum Kind {
        WALL("times its wall time"),
        THROUGHPUT("times its throughput"),
        SECONDS("s"),
        MEGABASES("Mbases/s");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        boolean moreIsBetter() {
            return this == THROUGHPUT || this == MEGABASES;
        }
    }

    private final String stage;
    private final String floor;
    private final Kind kind;
    private final double must;
    private final double aim;

    /**
     * What a stage is held to.
     *
     * @param floor empty where it is held to a number by itself
     * @param aim the same as {@code must} where nothing more is aimed at
     */
    Budget(String stage, String floor, Kind kind, double must, double aim) {
        this.stage = stage;
        this.floor = floor;
        this.kind = kind;
        this.must = must;
        this.aim = aim;
    }

    /** What a stage is held to beside a floor, where it is held to anything there. */
    static Optional<Budget> of(String stage, String floor) {
        return Arrays.stream(values())
                .filter(budget -> budget.stage.equals(stage) && budget.floor.equals(floor))
                .findAny();
    }

    /** A sentence about a stage and the floor that it is held to. */
    String text(Measurement measured, Measurement least) {
        return text(
                kind == Kind.THROUGHPUT
                        ? measured.megabasesPerSecond() / least.megabasesPerSecond()
                        : measured.wallSeconds() / least.wallSeconds());
    }

    /**
     * A sentence about what was measured.
     *
     * @param measured in the unit of the budget
     */
    String text(double measured) {
        String subject = floor.isEmpty() ? stage : stage + " to " + floor;
        String demanded = demanded("must be " + (kind.moreIsBetter() ? "at least" : "at most"), must, measured);
        return String.format(
                Locale.ROOT,
                "budget: %s: %.2f %s, %s%s",
                subject,
                measured,
                kind.unit,
                demanded,
                aim == must ? "" : ", " + demanded("aim", aim, measured));
    }

    private String demanded(String how, double limit, double measured) {
        boolean kept = kind.moreIsBetter() ? measured >= limit : measured <= limit;
        return how + " " + BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString()
                + (kept ? " (kept)" : " (not kept)");
    }
}
