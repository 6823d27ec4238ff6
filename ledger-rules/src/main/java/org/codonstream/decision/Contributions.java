package org.codonstream.decision;

import java.util.List;
import org.codonstream.block.Candidate;
import org.codonstream.block.Candidate.Standing;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.schema.Digest;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.Packed;
import org.codonstream.schema.Publication;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.Values;
import org.codonstream.sequence.ContentDigest;
import org.codonstream.sequence.Filing;

/** What a sequence contributes to the counts, as the ledger keeps it: its counts, or its bases where those are fewer bytes. */
public final class Contributions {

    /** Up to this length bases may be kept instead of counts; counting them again costs about a microsecond. */
    private static final int LONGEST_KEPT_PACKED = 4_000;

    /** Three frames of 64 counts, a byte each at least, so that the counts of short sequences need not be looked at. */
    private static final int LEAST_BYTES_OF_COUNTS = 3 * CodonCounts.CODONS;

    private Contributions() {}

    /**
     * A candidate as the ledger keeps it: its bases where they are given and take fewer bytes than its counts.
     *
     * @param publication that brought it; no other one has confirmed it yet
     */
    public static LedgerCounts store(Candidate candidate, Publication publication) {
        SequenceHeading heading = candidate.heading();
        Digest content = new Digest(ContentDigest.of(
                heading.getBasesDigest().bytes(),
                Values.filing(heading),
                Values.digestBytes(heading.getCodingDigest())));
        boolean keptPacked = candidate.packed() != null && isSmaller(candidate.packed(), candidate.frames());
        return new LedgerCounts(
                heading,
                content,
                publication,
                null,
                -1L,
                keptPacked ? candidate.packed() : null,
                keptPacked ? List.of() : Values.frames(candidate.frames()),
                Values.coding(candidate.coding()));
    }

    /** What is held, as a candidate again; its bases are counted again where they are kept. */
    public static Candidate candidate(LedgerCounts held, Standing standing, CodonCounter counter) {
        return new Candidate(
                held.getHeading(),
                frames(held, counter),
                Values.codingCounts(held.getCoding()),
                held.getPacked(),
                standing);
    }

    /**
     * A candidate with what it does not state taken from what is held, where that has the same bases; with other bases it
     * stays as it is. One that states its coding sequences states with them whether the whole sequence has one genetic
     * code: without one it has none or several.
     */
    public static Candidate completedBy(Candidate candidate, LedgerCounts held) {
        SequenceHeading stated = candidate.heading();
        SequenceHeading before = held.getHeading();
        if (!stated.getBasesDigest().equals(before.getBasesDigest())) {
            return candidate;
        }
        Filing filing = Values.filing(stated).orElse(Values.filing(before));
        boolean codingStated = stated.getCodingDigest() != null;
        SequenceHeading completed = SequenceHeading.newBuilder(stated)
                .setSource(filing.source())
                .setTaxonId(filing.taxonId())
                .setCompartment(filing.compartment())
                .setGeneticCode(codingStated ? stated.getGeneticCode() : filing.geneticCode())
                .setOrganism(stated.getOrganism() != null ? stated.getOrganism() : before.getOrganism())
                .setCodingDigest(codingStated ? stated.getCodingDigest() : before.getCodingDigest())
                .build();
        return new Candidate(
                completed,
                candidate.frames(),
                codingStated ? candidate.coding() : Values.codingCounts(held.getCoding()),
                candidate.packed(),
                candidate.standing());
    }

    /** What is held, with the publication that held the same again. */
    static LedgerCounts confirmed(LedgerCounts held, Publication publication, SequenceHeading again) {
        return new LedgerCounts(
                held.getHeading(),
                held.getContentDigest(),
                held.getPublication(),
                publication,
                again.getRow(),
                held.getPacked(),
                held.getFrames(),
                held.getCoding());
    }

    /** The counts of the forward frames of what is held, counted again where its bases are kept. */
    public static FrameCounts frames(LedgerCounts held, CodonCounter counter) {
        Packed packed = held.getPacked();
        return packed != null
                ? counter.count(Values.packedBases(packed))
                : Values.frameCounts(held.getHeading().getLength(), held.getFrames());
    }

    private static boolean isSmaller(Packed packed, FrameCounts frames) {
        if (packed.getLength() > LONGEST_KEPT_PACKED) {
            return false;
        }
        int packedBytes =
                packed.getBases().remaining() + 4 * packed.getOtherLetters().size();
        return packedBytes < LEAST_BYTES_OF_COUNTS
                || packedBytes
                        < encodedBytes(frames.frame0()) + encodedBytes(frames.frame1()) + encodedBytes(frames.frame2());
    }

    /** Avro writes a count below 64 in one byte, below 8192 in two. */
    private static int encodedBytes(CodonCounts counts) {
        int bytes = 4;
        for (int index = 0; index < CodonCounts.CODONS; index++) {
            bytes += counts.codon(index) < 64 ? 1 : 2;
        }
        return bytes;
    }
}
