package org.codonstream.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.codonstream.recount.RecountedTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar for spark-submit in a cluster of Spark's own master and worker, which have Spark's own versions of everything. */
class ClusterIT {

    private static final String LOOPBACK = "127.0.0.1";

    @TempDir
    private Path folder;

    @Test
    void recountsOnAStandaloneCluster() throws InterruptedException {
        Rows rows = Rows.organelle();
        Path files = rows.write(folder.resolve("organelle.parquet"));
        Path output = folder.resolve("counted");
        try (ChildJvm master = ChildJvm.spark(
                folder,
                "org.apache.spark.deploy.master.Master",
                "--host",
                LOOPBACK,
                "--port",
                "0",
                "--webui-port",
                "0")) {
            String url = master.awaitWord("(spark://127\\.0\\.0\\.1:\\d+)");
            try (ChildJvm worker = ChildJvm.spark(
                    folder,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    LOOPBACK,
                    "--webui-port",
                    "0",
                    "--cores",
                    "2",
                    "--memory",
                    "1g",
                    "--work-dir",
                    folder.resolve("work").toString(),
                    url)) {
                worker.awaitWord("(Successfully registered)");
                try (ChildJvm submitted = ChildJvm.spark(
                        folder,
                        "org.apache.spark.deploy.SparkSubmit",
                        "--master",
                        url,
                        "--class",
                        "org.codonstream.backfill.Backfill",
                        "--conf",
                        "spark.driver.host=" + LOOPBACK,
                        "--conf",
                        "spark.driver.bindAddress=" + LOOPBACK,
                        "--conf",
                        "spark.ui.enabled=false",
                        "--conf",
                        "spark.executor.memory=700m",
                        ChildJvm.backfillJar().toString(),
                        "recount",
                        "--input",
                        files.toString(),
                        "--output",
                        output.toString())) {
                    assertThat(submitted.awaitSuccess())
                            .contains("counting with Spark 4.2.0 at " + url)
                            .contains("recounted " + rows.letters().size() + " sequences, ");
                }
            }
        }
        assertThat(RecountedTable.rows(output.resolve("sequences")))
                .hasSize(rows.letters().size());
    }
}
