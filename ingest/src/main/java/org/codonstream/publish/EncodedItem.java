package org.codonstream.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecordBase;

/** The Avro body of one part of a block, in memory that is used again for the next. For one thread. */
final class EncodedItem extends ByteArrayOutputStream {

    /** What a thread keeps from one item to the next. */
    private static final int KEPT_BYTES = 2 << 20;

    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(this, null);

    /** Encodes a record in place of what was here before. */
    EncodedItem set(SpecificRecordBase record) {
        if (buf.length > KEPT_BYTES) {
            buf = new byte[KEPT_BYTES];
        }
        reset();
        try {
            record.customEncode(encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The memory itself, of which the first {@link #size()} bytes count. */
    byte[] bytes() {
        return buf;
    }
}
