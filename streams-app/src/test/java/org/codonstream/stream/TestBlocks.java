package org.codonstream.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.codonstream.schema.Checksum;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Digest;
import org.codonstream.schema.Publication;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.Retraction;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.SequenceSegment;
import org.codonstream.schema.Values;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.PackedBases;
import org.codonstream.sequence.RefgetDigest;
import org.jspecify.annotations.Nullable;

/** Blocks made by hand, as a publisher would make them. */
final class TestBlocks {

    private TestBlocks() {}

    static SequenceHeading heading(long row, String id, int version, @Nullable String source, String bases) {
        byte[] letters = bases.getBytes(StandardCharsets.US_ASCII);
        return new SequenceHeading(
                row,
                version == 0 ? id : id + "." + version,
                id,
                version,
                source,
                null,
                null,
                null,
                null,
                (long) letters.length,
                new Digest(new RefgetDigest().of(letters, 0, letters.length)),
                null);
    }

    static PublishedSequence sequence(long row, String id, int version, @Nullable String source, String bases) {
        return sequence(heading(row, id, version, source, bases), bases);
    }

    static PublishedSequence sequence(SequenceHeading heading, String bases) {
        return new PublishedSequence(heading, Values.packed(pack(bases)), List.of());
    }

    static PackedBases pack(String bases) {
        byte[] letters = bases.getBytes(StandardCharsets.US_ASCII);
        return new BasePacker().pack(letters, 0, letters.length);
    }

    /** A sequence cut into segments of so many bases, a multiple of 12. */
    static List<SequenceSegment> segments(SequenceHeading heading, String bases, int ownBases) {
        List<SequenceSegment> segments = new ArrayList<>();
        int count = (bases.length() + ownBases - 1) / ownBases;
        for (int index = 0; index < count; index++) {
            int start = index * ownBases;
            int end = Math.min(bases.length(), start + ownBases);
            String held = bases.substring(start, Math.min(bases.length(), end + 2));
            segments.add(new SequenceSegment(
                    heading, index, count, (long) start, end - start, Values.packed(pack(held)), List.of()));
        }
        return segments;
    }

    static SequenceBlock block(String run, String batch, PublishedSequence... sequences) {
        return new SequenceBlock(new Publication(run, batch), Arrays.asList(sequences), List.of(), List.of());
    }

    static SequenceBlock block(String run, String batch, List<SequenceSegment> segments) {
        return new SequenceBlock(new Publication(run, batch), List.of(), segments, List.of());
    }

    static SequenceBlock retraction(String run, String... identities) {
        return new SequenceBlock(
                new Publication(run, "retract-" + run),
                List.of(),
                List.of(),
                Arrays.stream(identities).map(Retraction::new).toList());
    }

    static TestRecord<byte[], byte[]> record(SequenceBlock block) {
        return record(Codecs.SEQUENCE_BLOCK.encode(block));
    }

    static TestRecord<byte[], byte[]> record(byte[] value) {
        return new TestRecord<>(null, value, new RecordHeaders().add(Checksum.header(value)));
    }
}
