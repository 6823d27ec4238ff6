package org.codonstream.input;

import java.util.EnumMap;
import java.util.Map;

/** What one thread reuses from row group to row group. */
final class PageBuffers implements AutoCloseable {

    /** Larger buffers are freed behind each row group: others may need the heap. */
    private static final int KEPT = 4 << 20;

    private final PageCodec codec = new PageCodec();
    private final Map<Column, PageBuffer> buffers = new EnumMap<>(Column.class);

    PageCodec codec() {
        return codec;
    }

    PageBuffer of(Column column) {
        return buffers.computeIfAbsent(column, any -> new PageBuffer());
    }

    /** To be called when a row group has been read. */
    void trim() {
        codec.trim(KEPT);
        buffers.values().forEach(buffer -> buffer.trim(KEPT));
    }

    @Override
    public void close() {
        codec.close();
    }
}
