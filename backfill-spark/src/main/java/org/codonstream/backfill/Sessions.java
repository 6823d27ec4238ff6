package org.codonstream.backfill;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.codonstream.sql.CodonExtensions;
import org.jspecify.annotations.Nullable;

/** Starts Spark: where spark-submit says, else where the user says, else on this machine. */
public final class Sessions {

    private static final String MASTER = "spark.master";
    private static final String THIS_MACHINE = "local[*]";
    private static final String LOOPBACK = "127.0.0.1";

    private Sessions() {}

    /**
     * A session with the functions of this project.
     *
     * @param master as Spark names it, null where nobody named one
     */
    public static SparkSession open(@Nullable String master) {
        // What spark-submit was told is in the system properties, and so in here.
        SparkConf settings = new SparkConf().setAppName("codonstream backfill");
        if (master != null) {
            settings.setMaster(master);
        }
        settings.setIfMissing(MASTER, THIS_MACHINE);
        settings.setIfMissing("spark.sql.extensions", CodonExtensions.class.getName());
        // 5/8 of the heap is for reading, and what is kept is kept on disk.
        settings.setIfMissing("spark.memory.fraction", "0.3");
        if (settings.get(MASTER).startsWith("local")) {
            // Nobody else has to reach it, and nobody else shall.
            settings.setIfMissing("spark.driver.host", LOOPBACK);
            settings.setIfMissing("spark.driver.bindAddress", LOOPBACK);
            settings.setIfMissing("spark.ui.enabled", "false");
            // Spark makes this folder for tables that nobody has here, and else where the user stands.
            settings.setIfMissing("spark.sql.warehouse.dir", temporary("spark-warehouse"));
        }
        return SparkSession.builder().config(settings).getOrCreate();
    }

    /** How Hadoop's file systems are reached, as the sessions will. */
    public static Configuration hadoop() {
        return SparkHadoopUtil.get().newConfiguration(new SparkConf());
    }

    private static String temporary(String name) {
        return Path.of(System.getProperty("java.io.tmpdir"), name).toUri().toString();
    }
}
