package org.codonstream.recount;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * What has become of an identity, or what was found on the way: exactly one of {@code entry}, {@code fault} and
 * {@code rejectedCoding} is there.
 *
 * @param position of the input's last event about it, or of the fault
 * @param entry a {@code LedgerEntry} in Avro's single-object encoding: what the ledger would hold if it had been given this
 *     input and nothing else
 * @param fault a sentence about a row or record that is not counted
 * @param rejectedCoding a sentence about a coding sequence that is not counted with its row
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Outcome(
        String identity,
        long position,
        byte @Nullable [] entry,
        @Nullable String fault,
        @Nullable String rejectedCoding) {

    static final StructType SCHEMA = new StructType()
            .add("identity", DataTypes.StringType, false)
            .add("position", DataTypes.LongType, false)
            .add("entry", DataTypes.BinaryType, true)
            .add("fault", DataTypes.StringType, true)
            .add("rejected_coding", DataTypes.StringType, true);

    static Outcome counted(String identity, long position, LedgerEntry entry) {
        return new Outcome(identity, position, Codecs.LEDGER_ENTRY.encode(entry), null, null);
    }

    static Outcome fault(String identity, long position, String sentence) {
        return new Outcome(identity, position, null, sentence, null);
    }

    static Outcome rejectedCoding(String identity, long position, String sentence) {
        return new Outcome(identity, position, null, null, sentence);
    }

    Row toRow() {
        return RowFactory.create(identity, position, entry, fault, rejectedCoding);
    }
}
