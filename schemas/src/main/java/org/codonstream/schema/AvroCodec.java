package org.codonstream.schema;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SystemLimitException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import org.jspecify.annotations.NullMarked;

/**
 * Writes and reads one kind of record in Avro's single-object encoding (marker {@code C3 01}, schema fingerprint, body),
 * and reads every earlier version of its schema. Safe for use by several threads.
 */
@NullMarked
public final class AvroCodec<T extends SpecificRecordBase> {

    /** No text or run of bytes in a record is longer; a damaged length would else ask for gigabytes of heap. */
    private static final String LONGEST_VALUE = Integer.toString(2 << 20);

    private static final byte[] MARKER = {(byte) 0xC3, 0x01};

    private static final int HEADER_BYTES = MARKER.length + Long.BYTES;

    private static final ThreadLocal<EncodedRecord> MEMORY = ThreadLocal.withInitial(EncodedRecord::new);

    private static final ThreadLocal<BinaryDecoder> BODY_DECODER = new ThreadLocal<>();

    static {
        // read once by Avro, before it reads its first record
        System.setProperty(SystemLimitException.MAX_STRING_LENGTH_PROPERTY, LONGEST_VALUE);
        System.setProperty(SystemLimitException.MAX_BYTES_LENGTH_PROPERTY, LONGEST_VALUE);
        // since 1.12.2 Avro refuses generated classes that nobody has named as trusted
        String ours = AvroCodec.class.getPackageName();
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .equals(ours)));
    }

    private final String name;
    private final byte[] header;
    private final DatumReader<T> reader;

    /** Knows every version, and says what is wrong with bytes that are of none. */
    private final BinaryMessageDecoder<T> decoderOfOthers;

    /** A codec for a generated class, given the class and its schema ({@code X.class, X.getClassSchema()}). */
    public AvroCodec(Class<T> type, Schema schema) {
        this.name = type.getSimpleName();
        SpecificData data = SpecificData.getForClass(type);
        this.header = header(schema);
        this.reader = new SpecificDatumReader<>(schema, schema, data);
        this.decoderOfOthers = new BinaryMessageDecoder<>(data, schema);
        for (int version = 1; addVersion(type, version); version++) {}
    }

    /** Marker and fingerprint: Avro's specification, "Single-object encoding". */
    private static byte[] header(Schema schema) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array();
    }

    private boolean addVersion(Class<T> type, int version) {
        try (InputStream resource = type.getResourceAsStream("history/" + name + "/" + version + ".avsc")) {
            if (resource == null) {
                return false;
            }
            decoderOfOthers.addSchema(new Schema.Parser().parse(resource));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record's bytes. */
    public byte[] encode(T record) {
        return MEMORY.get().set(header, record).toByteArray();
    }

    /**
     * Reads a record.
     *
     * @throws UnreadableRecordException if the bytes are not a whole record of this kind in a known schema version
     */
    public T decode(byte[] bytes) throws UnreadableRecordException {
        try {
            return isOfCurrentVersion(bytes) ? decodeBody(bytes) : decoderOfOthers.decode(bytes);
        } catch (EOFException e) {
            throw new UnreadableRecordException("not a readable " + name + ": it ends too early", e);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecordException("not a readable " + name + ": " + e.getMessage(), e);
        }
    }

    private boolean isOfCurrentVersion(byte[] bytes) {
        return bytes.length >= HEADER_BYTES && Arrays.equals(bytes, 0, HEADER_BYTES, header, 0, HEADER_BYTES);
    }

    /** Out of the bytes as they are: Avro's decoder of messages reads from a stream, numbers byte by byte. */
    private T decodeBody(byte[] bytes) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get()
                .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, BODY_DECODER.get());
        BODY_DECODER.set(decoder);
        return reader.read(null, decoder);
    }

    /** Reads a record that this application wrote itself, such as one of its store: unreadable means broken storage. */
    public T decodeOwn(byte[] bytes) {
        try {
            return decode(bytes);
        } catch (UnreadableRecordException e) {
            throw new BrokenStateException("a store holds what is " + e.getMessage(), e);
        }
    }
}
