package org.codonstream.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.NullMarked;

/**
 * The Avro body of one record, in memory that is used again for the next. Written by the code that Avro generates with the
 * class, which neither looks fields up nor boxes numbers. For one thread.
 */
@NullMarked
public final class EncodedRecord extends ByteArrayOutputStream {

    /** What a thread keeps from one record to the next. */
    private static final int KEPT_BYTES = 2 << 20;

    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(this, null);

    /** Encodes a record in place of what was here before. */
    public EncodedRecord set(SpecificRecordBase record) {
        return set(new byte[0], record);
    }

    /** Encodes a record behind a few bytes, in place of what was here before. */
    EncodedRecord set(byte[] header, SpecificRecordBase record) {
        if (buf.length > KEPT_BYTES) {
            buf = new byte[KEPT_BYTES];
        }
        reset();
        try {
            write(header);
            encode(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Leaves nothing in the encoder even if the record can't be written: it would stand before the next one. */
    private void encode(SpecificRecordBase record) throws IOException {
        try {
            record.customEncode(encoder);
        } finally {
            encoder.flush();
        }
    }

    /** The memory itself, of which the first {@link #size()} bytes count. */
    public byte[] bytes() {
        return buf;
    }
}
