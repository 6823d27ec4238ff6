package org.codonstream.benchmark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.codonstream.backfill.Sessions;

/**
 * Has Spark read the bases with its own Parquet reader and do next to nothing with them: as fast as a recount could be. Runs
 * on the class path of the backfill.
 */
public final class ColumnScan {
    private ColumnScan() {}

    public static void main(String[] args) throws IOException {
        try (SparkSession session = Sessions.open(args[1])) {
            Row totals = session.read()
                    .parquet(args[0])
                    .agg(count(lit(1)), sum(octet_length(col("sequence"))))
                    .head();
            System.out.println("scanned " + new Totals(totals.getLong(0), totals.getLong(1)).text());
        }
    }
}
