package org.codonstream.stream;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Keeps the memory of all RocksDB stores of an instance below one bound: their blocks, indexes, filters and write
 * buffers share one cache. Kafka Streams makes one setter per store, so what they share comes through the settings.
 */
public final class BoundedStores implements RocksDBConfigSetter {

    /** The setting under which a {@link Memory} is handed over. */
    static final String MEMORY = "codonstream.rocksdb.memory";

    private static final int FILTER_BITS = 10;
    private static final long WRITE_BUFFER = 16L << 20;

    /** So many files of about one size are merged into one; the more at once, the fewer times is each entry written again. */
    private static final int FILES_MERGED = 8;

    /** Of a file: four times what Kafka Streams takes, because most of merging is reading and writing blocks. */
    private static final long BLOCK = 16L << 10;

    /** Of a write buffer, for a filter of the keys in it: 13 bits for each of 100,000. No more, since each new buffer zeroes it. */
    private static final double FILTER_SHARE = 0.01;

    /** The memory that stores share, outside the heap; closed when they are. */
    static final class Memory implements AutoCloseable {

        private final Cache cache;
        private final WriteBufferManager writeBuffers;

        Memory(long bytes) {
            RocksDB.loadLibrary();
            cache = new LRUCache(bytes);
            writeBuffers = new WriteBufferManager(bytes / 2, cache);
        }

        @Override
        public void close() {
            writeBuffers.close();
            cache.close();
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Memory memory = (Memory) Objects.requireNonNull(configs.get(MEMORY), MEMORY);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache);
        table.setCacheIndexAndFilterBlocks(true);
        table.setBlockSize(BLOCK);
        table.setFilterPolicy(new BloomFilter(FILTER_BITS));
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers);
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(2);
        options.setLevel0FileNumCompactionTrigger(FILES_MERGED);
        // nearly every key that is asked for is new: a filter says so sooner than a search
        options.setMemtablePrefixBloomSizeRatio(FILTER_SHARE);
        options.setMemtableWholeKeyFiltering(true);
    }

    @Override
    public void close(String storeName, Options options) {
        // what stores share is closed with the app
    }
}
