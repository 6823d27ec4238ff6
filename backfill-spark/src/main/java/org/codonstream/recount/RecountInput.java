package org.codonstream.recount;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;

/** What is recounted: files, or what stands in Kafka. */
public interface RecountInput {

    /** What the ledger would decide about, as rows of {@link Event#SCHEMA}, counted where Spark puts the tasks. */
    JavaRDD<Row> events(JavaSparkContext spark);

    /** Names positions of this input. */
    PositionNames names();

    /** Whether a fault was not seen by anybody yet: one in Kafka is among the dead letters already. */
    boolean faultsAreNews();

    /** How many rows or records there are. */
    long size();

    /** Writes down what the input is made of, for a manifest. */
    void describe(ObjectNode manifest);
}
