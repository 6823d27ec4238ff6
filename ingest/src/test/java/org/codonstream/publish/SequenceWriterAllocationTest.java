package org.codonstream.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.codonstream.schema.Publication;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.Values;
import org.codonstream.sequence.CodingDigest;
import org.codonstream.sequence.Filing;
import org.codonstream.sequence.LetterRuns;
import org.codonstream.sequence.PackedBases;
import org.codonstream.sequence.SequenceIdentity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A gate against slowness that says the same on every machine: how much encoding allocates for a sequence, its share of the
 * blocks that are sent included. The bounds are 1.3 times what was measured when they were written down.
 */
class SequenceWriterAllocationTest {
    private static final double MARGIN = 1.3;
    private static final int PARTITIONS = 4;
    private static final int BLOCKS = 40;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long sent;

    @ParameterizedTest(name = "{0} bases: {1} bytes")
    @CsvSource({"300, 1590", "16500, 18150", "150000, 166300"})
    void encodesASequenceInLittleMoreMemoryThanItsBlockTakes(int length, double before) {
        PackedBases bases = PackedBases.of(new byte[PackedBases.bytesFor(length)], length, LetterRuns.NONE);
        Publication publication = new Publication("01run", "0123456789abcdef0123");
        BlockWriter blocks = new BlockWriter(
                publication, PARTITIONS, BlockWriter.MEMORY, (partition, block) -> sent += block.length);
        SequenceWriter writer = new SequenceWriter(blocks, PARTITIONS);
        int sequences = BLOCKS * 1_000_000 / (length / 4 + 100);
        write(writer, bases, sequences);

        long allocated = threads.getCurrentThreadAllocatedBytes();
        write(writer, bases, sequences);
        double each = (threads.getCurrentThreadAllocatedBytes() - allocated) / (double) sequences;

        blocks.flush();
        assertThat(sent).isGreaterThan(2L * sequences * length / 4);
        assertThat(each)
                .as("bytes that it takes to encode a sequence of %d bases, which took %.0f", length, before)
                .isLessThan(MARGIN * before);
    }

    private static void write(SequenceWriter writer, PackedBases bases, int sequences) {
        byte[] digest = new byte[24];
        for (int row = 0; row < sequences; row++) {
            SequenceHeading heading = Values.heading(
                    row,
                    "NC_000001.1",
                    new SequenceIdentity("NC_" + row, 1),
                    new Filing("plastid", null, null, null),
                    null,
                    bases.length(),
                    digest,
                    CodingDigest.unstated());
            writer.write(heading, bases, List.of());
        }
    }
}
