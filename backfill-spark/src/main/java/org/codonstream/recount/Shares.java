package org.codonstream.recount;

import org.apache.spark.sql.SparkSession;

/** Into how many parts work is cut that goes through a shuffle. */
public final class Shares {

    private static final long ROWS_A_SHARE = 50_000;
    private static final int MOST = 10_000;

    private Shares() {}

    /** So many that each is a few seconds' work, and every processor has one: Spark's default is 200 however little there is. */
    public static int of(SparkSession session, long rows) {
        int processors = session.sparkContext().defaultParallelism();
        return (int) Math.min(MOST, Math.max(processors, rows / ROWS_A_SHARE));
    }
}
