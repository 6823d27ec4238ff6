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
            record.customEncode(encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The memory itself, of which the first {@link #size()} bytes count. */
    public byte[] bytes() {
        return buf;
    }
}
