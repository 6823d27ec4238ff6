package org.codonstream.recount;

import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Something of the input that the ledger would decide about, on its way through a shuffle: counts and headings, never
 * bases. Events of one identity are decided in the order of generation, position and arrival.
 *
 * @param identity what it is about; of a fault or a rejected coding sequence any text that spreads
 *     them over the partitions
 * @param generation of the topic that it stands in, 0 for files
 * @param position where it stands in the order of the input
 * @param arrival order among what stands at one position
 * @param payload as its kind says
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Event(String identity, int generation, long position, long arrival, EventKind kind, byte[] payload) {

    static final StructType SCHEMA = new StructType()
            .add("identity", DataTypes.StringType, false)
            .add("generation", DataTypes.IntegerType, false)
            .add("position", DataTypes.LongType, false)
            .add("arrival", DataTypes.LongType, false)
            .add("kind", DataTypes.StringType, false)
            .add("payload", DataTypes.BinaryType, false);

    /** A fault at a position. */
    static Event fault(int generation, long position, long arrival, String sentence) {
        return new Event(
                "fault " + position + " " + arrival,
                generation,
                position,
                arrival,
                EventKind.FAULT,
                sentence.getBytes(StandardCharsets.UTF_8));
    }

    /** A coding sequence that is not counted with its row, which stands at a position. */
    static Event rejectedCoding(int generation, long position, int number, String sentence) {
        return new Event(
                "coding " + position + " " + number,
                generation,
                position,
                number,
                EventKind.REJECTED_CODING,
                sentence.getBytes(StandardCharsets.UTF_8));
    }

    static Event of(Row row) {
        return new Event(
                row.getString(0),
                row.getInt(1),
                row.getLong(2),
                row.getLong(3),
                EventKind.valueOf(row.getString(4)),
                row.getAs(5));
    }

    Row toRow() {
        return RowFactory.create(identity, generation, position, arrival, kind.name(), payload);
    }
}
