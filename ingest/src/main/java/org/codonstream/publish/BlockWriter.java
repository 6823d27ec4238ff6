package org.codonstream.publish;

import java.util.Arrays;
import java.util.List;
import org.codonstream.kafka.Records;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.EncodedRecord;
import org.codonstream.schema.Publication;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * Collects the sequences, segments and retractions of one publication into blocks, per partition, and sends each block
 * before it would grow above {@value #MAX_BLOCK_BYTES} bytes. Safe for use by several threads: what they add meets in the
 * same blocks, so that the number of blocks does not depend on the number of threads.
 */
final class BlockWriter {

    /** Bytes of the largest record's value: below the 1 MiB that brokers take by default, with room for its framing. */
    static final int MAX_BLOCK_BYTES = 1_000_000;

    /** Bytes collected over all partitions before the largest block is sent early; their arrays may be twice as large. */
    static final long MEMORY = 16 << 20;

    /** Where blocks go. Called by one thread at a time. */
    @FunctionalInterface
    interface Sink {
        void send(int partition, byte[] block);
    }

    private final byte[] prefix;
    private final @Nullable OpenBlock[] open;
    private final long memory;
    private final Sink sink;
    private long collected;

    /**
     * A writer for one publication.
     *
     * @param memory bytes that may be collected over all partitions before the largest block is sent early
     */
    BlockWriter(Publication publication, int partitions, long memory, Sink sink) {
        this.prefix = prefix(publication);
        this.open = new OpenBlock[partitions];
        this.memory = memory;
        this.sink = sink;
    }

    /** A writer that sends each block to its partition of the topic of blocks. */
    static BlockWriter into(Transactions transactions, TopicLayout layout, Publication publication) {
        String topic = layout.name(Topic.SEQUENCE_BLOCKS);
        return new BlockWriter(
                publication,
                layout.partitions(),
                MEMORY,
                (partition, block) -> transactions.send(Records.of(topic, partition, null, block)));
    }

    /** Bytes of the largest item that a block can hold. */
    int room() {
        return MAX_BLOCK_BYTES - OpenBlock.overhead(prefix);
    }

    /**
     * Adds an item to its partition's block.
     *
     * @throws IllegalArgumentException if it is larger than {@link #room()}
     */
    synchronized void add(int partition, BlockPart part, EncodedRecord item) {
        if (item.size() > room()) {
            throw new IllegalArgumentException("item of " + item.size() + " bytes: must be at most " + room());
        }
        OpenBlock block = open[partition];
        if (block != null && block.sizeWith(part, item.size()) > MAX_BLOCK_BYTES) {
            send(partition, block);
            block = null;
        }
        if (block == null) {
            block = new OpenBlock(prefix);
            open[partition] = block;
            collected += block.size();
        }
        collected -= block.size();
        block.add(part, item);
        collected += block.size();
        while (collected > memory) {
            sendLargest();
        }
    }

    /** Sends what has been collected. */
    synchronized void flush() {
        for (int partition = 0; partition < open.length; partition++) {
            OpenBlock block = open[partition];
            if (block != null) {
                send(partition, block);
            }
        }
    }

    private void sendLargest() {
        int largest = -1;
        int most = 0;
        for (int partition = 0; partition < open.length; partition++) {
            OpenBlock block = open[partition];
            if (block != null && block.size() > most) {
                largest = partition;
                most = block.size();
            }
        }
        OpenBlock block = open[largest];
        if (block != null) {
            send(largest, block);
        }
    }

    private void send(int partition, OpenBlock block) {
        open[partition] = null;
        collected -= block.size();
        sink.send(partition, block.toBytes());
    }

    /** An empty block ends in the empty arrays of its parts, one byte each. */
    private static byte[] prefix(Publication publication) {
        byte[] empty = Codecs.SEQUENCE_BLOCK.encode(new SequenceBlock(publication, List.of(), List.of(), List.of()));
        return Arrays.copyOf(empty, empty.length - BlockPart.values().length);
    }
}
