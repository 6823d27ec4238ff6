package org.codonstream.query;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.FrameCounts;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Digest;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.Publication;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.Retraction;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.Values;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.PackedBases;
import org.codonstream.sequence.RefgetDigest;
import org.jspecify.annotations.Nullable;

/** Records as a publisher makes them. */
public final class SampleBlocks {

    private SampleBlocks() {}

    /** A sequence with an accession, under a source and a genetic code. */
    public static PublishedSequence sequence(
            String accession, int version, @Nullable String source, @Nullable Integer geneticCode, String bases) {
        String id = version == 0 ? accession : accession + "." + version;
        return sequence(id, accession, version, source, geneticCode, bases);
    }

    /** A sequence whose id is no accession. */
    public static PublishedSequence contig(String id, String source, String bases) {
        return sequence(id, source + "/" + id, 0, source, null, bases);
    }

    private static PublishedSequence sequence(
            String id,
            String identity,
            int version,
            @Nullable String source,
            @Nullable Integer geneticCode,
            String bases) {
        byte[] letters = bases.getBytes(StandardCharsets.US_ASCII);
        SequenceHeading heading = new SequenceHeading(
                0L,
                id,
                identity,
                version,
                source,
                null,
                null,
                null,
                geneticCode,
                (long) letters.length,
                new Digest(new RefgetDigest().of(letters, 0, letters.length)),
                null);
        return new PublishedSequence(heading, Values.packed(pack(bases)), List.of());
    }

    /** The block of a publication, rows numbered. */
    public static byte[] block(String batch, String run, PublishedSequence... sequences) {
        for (int row = 0; row < sequences.length; row++) {
            sequences[row].getHeading().put("row", (long) row);
        }
        return Codecs.SEQUENCE_BLOCK.encode(
                new SequenceBlock(new Publication(run, batch), List.of(sequences), List.of(), List.of()));
    }

    public static byte[] retraction(String batch, String run, String identity) {
        return Codecs.SEQUENCE_BLOCK.encode(new SequenceBlock(
                new Publication(run, batch), List.of(), List.of(), List.of(new Retraction(identity))));
    }

    public static Manifest manifest(String batch, String run, long published, long sequences, long rejected) {
        return new Manifest(
                new Publication(run, batch),
                published,
                "blocks-id",
                "organelle",
                List.of(),
                sequences,
                1_000L * sequences,
                rejected,
                0L,
                false);
    }

    /** The counts that a sequence of these bases has. */
    public static FrameCounts frames(String bases) {
        return new CodonCounter().count(pack(bases));
    }

    private static PackedBases pack(String bases) {
        byte[] letters = bases.getBytes(StandardCharsets.US_ASCII);
        return new BasePacker().pack(letters, 0, letters.length);
    }
}
