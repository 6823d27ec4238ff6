package org.codonstream.flow;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.codonstream.schema.DeadLetter;
import org.codonstream.schema.OriginalHeader;
import org.codonstream.schema.Place;
import org.codonstream.schema.Publication;
import org.jspecify.annotations.Nullable;

/** Turns a record that is refused into its dead letter, original bytes and all. */
public final class Refusals {

    private Refusals() {}

    /**
     * The dead letter of a record.
     *
     * @param reason one word
     * @param message one sentence
     * @param place that a replay of it takes, null where that is not known yet
     * @param publication that it belongs to, null where it could not be read
     */
    public static RefusedRecord refuse(
            String reason,
            String message,
            Record<byte[], byte[]> record,
            RecordMetadata origin,
            @Nullable Place place,
            @Nullable Publication publication) {
        List<OriginalHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new OriginalHeader(header.key(), buffer(header.value())));
        }
        return new RefusedRecord(new DeadLetter(
                reason,
                message,
                System.currentTimeMillis(),
                origin.topic(),
                origin.partition(),
                origin.offset(),
                place,
                publication,
                null,
                null,
                buffer(record.key()),
                buffer(record.value()),
                headers));
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
