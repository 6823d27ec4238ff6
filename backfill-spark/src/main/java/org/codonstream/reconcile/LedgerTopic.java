package org.codonstream.reconcile;

import static org.apache.spark.sql.functions.col;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.TopicRecords;
import org.codonstream.recount.RunFold;
import org.codonstream.recount.Shares;
import org.codonstream.recount.TopicRange;
import org.codonstream.recount.TopicRows;
import org.codonstream.topic.TopicLayout;

/** The ledger as it stands in its topic, read where Spark puts the tasks. */
final class LedgerTopic {

    private static final StructType VERSIONS = new StructType()
            .add("identity", DataTypes.StringType, false)
            .add("offset", DataTypes.LongType, false)
            .add("entry", DataTypes.BinaryType, false);

    private static final StructType ENTRIES =
            new StructType().add("identity", DataTypes.StringType, false).add("entry", DataTypes.BinaryType, false);

    private LedgerTopic() {}

    /**
     * Reads the latest entry of each identity once, and keeps it where it was read: reading it again would give what stands
     * in the topic then. Where an executor that keeps some of it ends, the job does.
     *
     * @return {@code identity} and {@code entry}, a {@code LedgerEntry}
     */
    static Dataset<Row> read(SparkSession session, KafkaAccess kafka, TopicLayout layout) {
        Map<TopicPartition, Long> ends = new TopicRecords(kafka, layout).committedEnds(layout.ledgerTopic());
        List<TopicRange> ranges = ends.keySet().stream().map(TopicRange::whole).toList();
        long offsets = ends.values().stream().mapToLong(Long::longValue).sum();
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        JavaRDD<Row> versions = ranges.isEmpty()
                ? spark.emptyRDD()
                : spark.parallelize(ranges, ranges.size())
                        .mapPartitions(each -> new TopicRows(kafka, each, record -> version(record)));
        return session.createDataFrame(versions, VERSIONS)
                .repartition(Shares.of(session, offsets), col("identity"))
                .sortWithinPartitions("identity", "offset")
                .mapPartitions(new RunFold(() -> LedgerTopic::latest), Encoders.row(ENTRIES))
                .localCheckpoint(true, StorageLevel.DISK_ONLY());
    }

    private static Iterator<Row> version(ConsumerRecord<byte[], byte[]> record) {
        String identity = new String(record.key(), StandardCharsets.UTF_8);
        return List.of(RowFactory.create(identity, record.offset(), record.value()))
                .iterator();
    }

    /** A compacted topic may still hold earlier entries of an identity: the one at the highest offset counts. */
    private static void latest(String identity, Iterator<Row> run, Consumer<Row> out) {
        Row last = run.next();
        while (run.hasNext()) {
            last = run.next();
        }
        out.accept(RowFactory.create(identity, last.getAs(2)));
    }
}
