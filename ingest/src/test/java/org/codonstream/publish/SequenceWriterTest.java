package org.codonstream.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.FrameCounts;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.CodingSequence;
import org.codonstream.schema.Digest;
import org.codonstream.schema.EncodedRecord;
import org.codonstream.schema.LetterRun;
import org.codonstream.schema.Packed;
import org.codonstream.schema.Publication;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.Retraction;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.SequenceSegment;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.schema.Values;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.LetterRuns;
import org.codonstream.sequence.PackedBases;
import org.codonstream.topic.Partitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceWriterTest {

    private static final int PARTITIONS = 4;
    private static final Publication PUBLICATION = new Publication("01run", "0123456789abcdef0123");

    private final List<byte[]> blocks = new ArrayList<>();
    private final List<Integer> partitions = new ArrayList<>();
    private final Random random = new Random(20_261_123);
    private final BlockWriter writer = blockWriter(BlockWriter.MEMORY);
    private final SequenceWriter sequences = new SequenceWriter(writer, PARTITIONS);

    @Test
    void writesWhatTheCodecWouldWrite() {
        PublishedSequence whole = new PublishedSequence(heading("NC_1", 5), packed("ACGTN"), List.of(coding(7)));
        SequenceSegment segment =
                new SequenceSegment(heading("NC_1", 40), 0, 2, 0L, 12, packed("ACGTACGTACGTAC"), List.of());
        Retraction retraction = new Retraction("lab/contig_1");
        OpenBlock block = new OpenBlock(prefix());
        EncodedRecord item = new EncodedRecord();
        block.add(BlockPart.SEQUENCES, item.set(whole));
        block.add(BlockPart.RETRACTIONS, item.set(retraction));
        block.add(BlockPart.SEGMENTS, item.set(segment));
        block.add(BlockPart.SEQUENCES, item.set(whole));

        byte[] expected = Codecs.SEQUENCE_BLOCK.encode(
                new SequenceBlock(PUBLICATION, List.of(whole, whole), List.of(segment), List.of(retraction)));
        assertThat(block.toBytes()).isEqualTo(expected);
        assertThat(block.size()).isEqualTo(expected.length);
    }

    static Stream<Arguments> sequenceLengths() {
        return Stream.of(
                Arguments.of("300 bases each", 20_000, 300, 300),
                Arguments.of("any length below a block", 400, 1, 100_000),
                Arguments.of("around the size of a block", 40, 3_990_000, 4_010_000),
                Arguments.of("millions of bases", 4, 4_000_000, 9_000_000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sequenceLengths")
    void keepsBlocksWithinTheirSize(String name, int count, int shortest, int longest) throws Exception {
        long bases = 0;
        for (int number = 0; number < count; number++) {
            int length = shortest + random.nextInt(longest - shortest + 1);
            sequences.write(heading("S" + number, length), bases(length, 3), List.of());
            bases += length;
        }
        writer.flush();

        assertThat(blocks).allSatisfy(block -> assertThat(block).hasSizeLessThanOrEqualTo(1_000_000));
        long fewest = bases / 4 / 1_000_000;
        assertThat((long) blocks.size()).isBetween(fewest, 2 * fewest + PARTITIONS);
        assertThat(lengthsByIdentity().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(bases);
    }

    @ParameterizedTest
    @ValueSource(ints = {4_000_000, 5_000_000, 4_800_011, 50_000_000})
    void segmentsCountEveryCodonOnce(int length) throws Exception {
        PackedBases whole = bases(length, length / 1000);
        sequences.write(heading("NC_000001", length), whole, List.of());
        writer.flush();

        assertThat(countOfSegments("NC_000001", 0)).isEqualTo(new CodonCounter().count(whole));
        assertThat(new java.util.HashSet<>(partitions)).containsExactly(Partitions.of("NC_000001", PARTITIONS));
    }

    @Test
    void segmentsHoldManySingleOtherLettersAndEveryCodonOnce() throws Exception {
        // One letter in three is another one, all of them in the second half: a run takes more bytes than its bases.
        int length = 1_500_000;
        int[] starts = IntStream.range(0, 250_000).map(run -> 750_000 + 3 * run).toArray();
        int[] lengths = new int[starts.length];
        Arrays.fill(lengths, 1);
        PackedBases whole = PackedBases.of(randomBytes(length), length, LetterRuns.of(starts, lengths));
        sequences.write(heading("NC_000002", length), whole, List.of());
        writer.flush();

        assertThat(blocks).hasSizeGreaterThan(1).allSatisfy(block -> assertThat(block)
                .hasSizeLessThanOrEqualTo(1_000_000));
        assertThat(countOfSegments("NC_000002", 0)).isEqualTo(new CodonCounter().count(whole));
    }

    static Stream<Arguments> codingSequences() {
        return Stream.of(
                Arguments.of(30_000, 900, 6_000),
                Arguments.of(4_600_000, 4_300, 1_000),
                Arguments.of(100_000, 20, 390_000),
                Arguments.of(9_000_000, 3, 3_500_000),
                Arguments.of(3_990_000, 12, 300));
    }

    @ParameterizedTest(name = "{1} coding sequences of {2} bases on {0} bases")
    @MethodSource("codingSequences")
    void sharesCodingSequencesOutOverSegments(int length, int count, int codingLength) throws Exception {
        PackedBases whole = bases(length, 5);
        List<CodingSequence> coding = IntStream.range(0, count)
                .mapToObj(number -> coding(codingLength))
                .toList();
        sequences.write(heading("NC_000003", length), whole, coding);
        writer.flush();

        assertThat(blocks).allSatisfy(block -> assertThat(block).hasSizeLessThanOrEqualTo(1_000_000));
        assertThat(countOfSegments("NC_000003", count)).isEqualTo(new CodonCounter().count(whole));
    }

    @Test
    void refusesCodingSequenceThatFitsNoBlock() {
        PackedBases whole = bases(5_000_000, 0);
        assertThatThrownBy(() -> sequences.write(heading("NC_000004", 5_000_000), whole, List.of(coding(4_100_000))))
                .isInstanceOf(OversizedSequenceException.class)
                .hasMessage(
                        "its 1 coding sequences do not fit its 5000000 bases: together with each part of it they must"
                                + " fit 1000000 bytes");
    }

    @Test
    void refusesHeadingThatFitsNoBlock() {
        String id = "x".repeat(600_000);
        assertThatThrownBy(() -> sequences.write(heading(id, 12), bases(12, 0), List.of()))
                .isInstanceOf(OversizedSequenceException.class)
                .hasMessage("id, source, organism and compartment take 1200055 bytes: must be at most 499979");
    }

    @Test
    void sendsLargestBlockWhenMemoryIsFull() {
        BlockWriter small = blockWriter(300_000);
        SequenceWriter toSmall = new SequenceWriter(small, PARTITIONS);
        for (int number = 0; number < 100; number++) {
            toSmall.write(heading("S" + number, 40_000), bases(40_000, 0), List.of());
        }
        small.flush();

        assertThat(blocks).hasSizeBetween(4, 20).allSatisfy(block -> assertThat(block)
                .hasSizeLessThan(300_000));
    }

    private BlockWriter blockWriter(long memory) {
        return new BlockWriter(PUBLICATION, PARTITIONS, memory, (partition, block) -> {
            partitions.add(partition);
            blocks.add(block);
        });
    }

    private FrameCounts countOfSegments(String identity, int codingSequences) throws UnreadableRecordException {
        CodonCounter counter = new CodonCounter();
        FrameCounts sum = FrameCounts.EMPTY;
        int coding = 0;
        int number = 0;
        long next = 0;
        for (byte[] bytes : blocks) {
            SequenceBlock block = Codecs.SEQUENCE_BLOCK.decode(bytes);
            for (PublishedSequence whole : block.getSequences()) {
                sum = sum.plus(counter.count(unpacked(whole.getBases())));
                coding += whole.getCodingSequences().size();
            }
            for (SequenceSegment segment : block.getSegments()) {
                assertThat(segment.getHeading().getIdentity()).isEqualTo(identity);
                assertThat(segment.getIndex()).isEqualTo(number++);
                assertThat(segment.getStart()).isEqualTo(next);
                next += segment.getOwnBases();
                sum = sum.plus(counter.countSegment(
                        unpacked(segment.getBases()),
                        segment.getOwnBases(),
                        segment.getHeading().getLength(),
                        segment.getStart()));
                coding += segment.getCodingSequences().size();
            }
        }
        int segments = number;
        for (byte[] bytes : blocks) {
            assertThat(Codecs.SEQUENCE_BLOCK.decode(bytes).getSegments())
                    .allSatisfy(segment -> assertThat(segment.getSegments()).isEqualTo(segments));
        }
        assertThat(coding).isEqualTo(codingSequences);
        return sum;
    }

    private Map<String, Long> lengthsByIdentity() throws UnreadableRecordException {
        Map<String, Long> lengths = new HashMap<>();
        for (int index = 0; index < blocks.size(); index++) {
            SequenceBlock block = Codecs.SEQUENCE_BLOCK.decode(blocks.get(index));
            assertThat(block.getPublication()).isEqualTo(PUBLICATION);
            for (PublishedSequence whole : block.getSequences()) {
                String identity = whole.getHeading().getIdentity();
                assertThat(partitions.get(index)).isEqualTo(Partitions.of(identity, PARTITIONS));
                assertThat(lengths.put(identity, whole.getHeading().getLength()))
                        .isNull();
            }
            for (SequenceSegment segment : block.getSegments()) {
                lengths.merge(segment.getHeading().getIdentity(), (long) segment.getOwnBases(), Long::sum);
            }
        }
        return lengths;
    }

    static PackedBases unpacked(Packed packed) {
        byte[] bytes = new byte[packed.getBases().remaining()];
        packed.getBases().duplicate().get(bytes);
        int[] starts =
                packed.getOtherLetters().stream().mapToInt(LetterRun::getStart).toArray();
        int[] lengths =
                packed.getOtherLetters().stream().mapToInt(LetterRun::getLength).toArray();
        return PackedBases.of(bytes, packed.getLength(), LetterRuns.of(starts, lengths));
    }

    /** Random bases with about so many runs of other letters. */
    private PackedBases bases(int length, int runs) {
        int[] starts = random.ints(Math.min(runs, length / 20), 0, length)
                .map(start -> start / 20 * 20)
                .sorted()
                .distinct()
                .toArray();
        int[] lengths = Arrays.stream(starts)
                .map(start -> Math.min(length - start, 1 + random.nextInt(15)))
                .toArray();
        return PackedBases.of(randomBytes(length), length, LetterRuns.of(starts, lengths));
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[PackedBases.bytesFor(length)];
        random.nextBytes(bytes);
        return bytes;
    }

    private CodingSequence coding(int length) {
        return CodingSequence.newBuilder()
                .setLocation("1.." + length)
                .setCodonStart(1)
                .setGeneticCode(11)
                .setBases(new Packed(length, ByteBuffer.wrap(randomBytes(length)), List.of()))
                .build();
    }

    private static Packed packed(String letters) {
        byte[] ascii = letters.getBytes(StandardCharsets.US_ASCII);
        return Values.packed(new BasePacker().pack(ascii, 0, ascii.length));
    }

    private static byte[] prefix() {
        byte[] empty = Codecs.SEQUENCE_BLOCK.encode(new SequenceBlock(PUBLICATION, List.of(), List.of(), List.of()));
        return Arrays.copyOf(empty, empty.length - 3);
    }

    private static SequenceHeading heading(String identity, long length) {
        return new SequenceHeading(
                0L, identity, identity, 1, "lab", null, 9606, "genomic", 1, length, new Digest(new byte[24]), null);
    }
}
