package org.codonstream.input;

import java.nio.ByteBuffer;
import org.apache.parquet.io.api.Binary;

/** A sequence's letters where they lie: a cell can be too large to be copied without need. */
record Letters(byte[] array, int offset, int length) {

    static Letters of(Binary cell) {
        ByteBuffer bytes = cell.toByteBuffer();
        return bytes.hasArray()
                ? new Letters(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining())
                : new Letters(cell.getBytes(), 0, cell.length());
    }
}
