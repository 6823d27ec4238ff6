package org.codonstream.schema;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.NullMarked;

/**
 * The checksum that every record of an input topic carries in a header: Avro reads many a damaged record as another
 * valid one, and would count it. Header {@code crc32c}: CRC-32C (RFC 3720) of the record's value, 4 bytes, big-endian.
 */
@NullMarked
public final class Checksum {

    public static final String HEADER = "crc32c";

    private Checksum() {}

    /** The header for a value. */
    public static Header header(byte[] value) {
        return new RecordHeader(
                HEADER, ByteBuffer.allocate(Integer.BYTES).putInt(crc(value)).array());
    }

    /**
     * Checks a value against the header that came with it.
     *
     * @throws UnreadableRecordException if the header is missing, malformed, or of other bytes
     */
    public static void check(Headers headers, byte[] value) throws UnreadableRecordException {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null || header.value().length != Integer.BYTES) {
            throw new UnreadableRecordException("no header " + HEADER + " of 4 bytes with the checksum of the value");
        }
        int stated = ByteBuffer.wrap(header.value()).getInt();
        int actual = crc(value);
        if (stated != actual) {
            throw new UnreadableRecordException(
                    String.format("the value's CRC-32C is %08x, but its header %s says %08x", actual, HEADER, stated));
        }
    }

    private static int crc(byte[] value) {
        CRC32C crc = new CRC32C();
        crc.update(value);
        return (int) crc.getValue();
    }
}
