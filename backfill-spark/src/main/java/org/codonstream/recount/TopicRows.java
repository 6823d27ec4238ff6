package org.codonstream.recount;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.codonstream.kafka.CommittedRecords;
import org.codonstream.kafka.KafkaAccess;
import org.jspecify.annotations.Nullable;

/** Reads committed records where Spark puts the task, and makes rows of each; holds what one poll brings. */
public final class TopicRows implements Iterator<Row> {

    /** Makes rows of a record. */
    @FunctionalInterface
    public interface RowsOfRecord {
        Iterator<Row> rows(ConsumerRecord<byte[], byte[]> record);
    }

    private final KafkaAccess kafka;
    private final Iterator<TopicRange> ranges;
    private final RowsOfRecord rowsOf;
    private @Nullable CommittedRecords records;
    private Iterator<Row> rows = Collections.emptyIterator();

    /** Reads some ranges, one after the other, in a Spark task: the connection ends with it. */
    public TopicRows(KafkaAccess kafka, Iterator<TopicRange> ranges, RowsOfRecord rowsOf) {
        this.kafka = kafka;
        this.ranges = ranges;
        this.rowsOf = rowsOf;
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> close());
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext()) {
            if (records != null && records.hasNext()) {
                rows = rowsOf.rows(records.next());
            } else if (ranges.hasNext()) {
                close();
                records = ranges.next().open(kafka);
            } else {
                close();
                return false;
            }
        }
        return true;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }

    private void close() {
        if (records != null) {
            records.close();
            records = null;
        }
    }
}
