package org.codonstream.backfill;

import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Spark works. */
final class SparkOptions {

    @Option(
            names = "--master",
            paramLabel = "MASTER",
            description =
                    "Spark's master, such as local[4] or spark://host:7077 (what spark-submit says, else local[*]).")
    private @Nullable String master;

    /** Starts Spark. */
    SparkSession session() {
        return Sessions.open(master);
    }
}
