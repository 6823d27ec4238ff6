package org.codonstream.publish;

import java.util.Arrays;
import org.apache.avro.io.BinaryData;
import org.codonstream.schema.EncodedRecord;

/**
 * A block being filled with items that are encoded already. Avro writes an array as the number of its items, the items
 * and a 0, so the block's size is known exactly at any time and nothing is encoded twice.
 */
final class OpenBlock {

    private static final int MOST_VARINT_BYTES = 10;
    private static final int FIRST_BYTES = 8192;

    private final byte[] prefix;
    private final Items[] parts = {new Items(), new Items(), new Items()};

    /** An empty block, given what stands before its first array: marker, fingerprint, publication. */
    OpenBlock(byte[] prefix) {
        this.prefix = prefix;
    }

    /** How large a block with one item can get, beside the item itself. */
    static int overhead(byte[] prefix) {
        return prefix.length + BlockPart.values().length + 1;
    }

    /** Bytes of the block as it is. */
    int size() {
        return sizeWith(BlockPart.SEQUENCES, 0, 0);
    }

    /** Bytes of the block if an item of so many bytes joined it. */
    int sizeWith(BlockPart part, int itemBytes) {
        return sizeWith(part, itemBytes, 1);
    }

    private int sizeWith(BlockPart part, int itemBytes, int items) {
        byte[] number = new byte[MOST_VARINT_BYTES];
        int size = prefix.length + itemBytes;
        for (BlockPart other : BlockPart.values()) {
            Items present = parts[other.ordinal()];
            int count = present.count + (other == part ? items : 0);
            size += present.length + (count == 0 ? 0 : BinaryData.encodeLong(count, number, 0)) + 1;
        }
        return size;
    }

    boolean isEmpty() {
        return Arrays.stream(parts).allMatch(part -> part.count == 0);
    }

    void add(BlockPart part, EncodedRecord item) {
        parts[part.ordinal()].add(item.bytes(), item.size());
    }

    /** The block in Avro's single-object encoding. */
    byte[] toBytes() {
        byte[] block = Arrays.copyOf(prefix, size());
        int end = prefix.length;
        for (Items part : parts) {
            if (part.count > 0) {
                end += BinaryData.encodeLong(part.count, block, end);
                System.arraycopy(part.bytes, 0, block, end, part.length);
                end += part.length;
            }
            block[end++] = 0;
        }
        return block;
    }

    private static final class Items {
        private byte[] bytes = {};
        private int length;
        private int count;

        void add(byte[] item, int itemLength) {
            int needed = length + itemLength;
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(needed, Math.max(FIRST_BYTES, 2 * bytes.length)));
            }
            System.arraycopy(item, 0, bytes, length, itemLength);
            length = needed;
            count++;
        }
    }
}
