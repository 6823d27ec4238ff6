package org.codonstream.schema;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.codon.Reading;
import org.codonstream.sequence.Filing;
import org.codonstream.sequence.LetterRuns;
import org.codonstream.sequence.PackedBases;
import org.codonstream.sequence.SequenceIdentity;
import org.codonstream.usage.CodeShare;
import org.codonstream.usage.CodingCounts;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Usage;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Translates between the values of the domain and the records that carry them. */
@NullMarked
public final class Values {

    private Values() {}

    /** Packed bases as they stand in a record; shares the bytes. */
    public static Packed packed(PackedBases bases) {
        LetterRuns runs = bases.otherLetters();
        List<LetterRun> otherLetters = new ArrayList<>(runs.count());
        for (int run = 0; run < runs.count(); run++) {
            otherLetters.add(new LetterRun(runs.start(run), runs.length(run)));
        }
        return new Packed(bases.length(), ByteBuffer.wrap(bases.bytes()), otherLetters);
    }

    /**
     * Packed bases out of a record; shares the bytes.
     *
     * @throws IllegalArgumentException if length, bytes and runs do not fit together
     */
    public static PackedBases packedBases(Packed packed) {
        List<LetterRun> otherLetters = packed.getOtherLetters();
        int[] starts = new int[otherLetters.size()];
        int[] lengths = new int[otherLetters.size()];
        for (int run = 0; run < starts.length; run++) {
            starts[run] = otherLetters.get(run).getStart();
            lengths[run] = otherLetters.get(run).getLength();
        }
        return PackedBases.of(bytes(packed.getBases()), packed.getLength(), LetterRuns.of(starts, lengths));
    }

    /**
     * What is known about a sequence.
     *
     * @param row number of the row in its publication, from 0
     * @param id as it stands in the input
     * @param length in bases
     * @param basesDigest refget digest of the upper-cased bases, 24 bytes
     * @param codingDigest digest of its coding sequences, 24 bytes; none where they are not stated
     */
    @SuppressWarnings(
            "NullAway") // what is not stated is null in the record, which its generated constructor does not say
    public static SequenceHeading heading(
            long row,
            String id,
            SequenceIdentity identity,
            Filing filing,
            @Nullable String organism,
            long length,
            byte[] basesDigest,
            byte[] codingDigest) {
        return new SequenceHeading(
                row,
                id,
                identity.identity(),
                identity.version(),
                filing.source(),
                organism,
                filing.taxonId(),
                filing.compartment(),
                filing.geneticCode(),
                length,
                new Digest(basesDigest),
                codingDigest.length == 0 ? null : new Digest(codingDigest));
    }

    /**
     * A coding sequence as it is published.
     *
     * @param bases cut out of its record, from its first whole codon on
     */
    @SuppressWarnings("NullAway") // as for a heading
    public static CodingSequence codingSequence(CodingFeature feature, PackedBases bases) {
        return new CodingSequence(
                feature.location(),
                feature.codonStart(),
                feature.geneticCode(),
                feature.gene(),
                feature.proteinId(),
                packed(bases));
    }

    public static Codons codons(CodonCounts counts) {
        List<Long> codons = new ArrayList<>(CodonCounts.CODONS);
        for (int index = 0; index < CodonCounts.CODONS; index++) {
            codons.add(counts.codon(index));
        }
        return new Codons(codons, counts.ambiguous(), counts.trailing());
    }

    /**
     * Codon counts out of a record.
     *
     * @throws IllegalArgumentException if there are not 64
     */
    public static CodonCounts codonCounts(Codons codons) {
        long[] counts = new long[codons.getCodons().size()];
        for (int index = 0; index < counts.length; index++) {
            counts[index] = codons.getCodons().get(index);
        }
        return CodonCounts.of(counts, codons.getAmbiguous(), codons.getTrailing());
    }

    public static List<Codons> frames(FrameCounts frames) {
        return List.of(codons(frames.frame0()), codons(frames.frame1()), codons(frames.frame2()));
    }

    /**
     * Forward frames out of a record.
     *
     * @param length of what was counted, in bases
     * @throws IllegalArgumentException if there are not three
     */
    public static FrameCounts frameCounts(long length, List<Codons> frames) {
        if (frames.size() != 3) {
            throw new IllegalArgumentException("counts of " + frames.size() + " frames: must be 3");
        }
        return new FrameCounts(
                length, codonCounts(frames.get(0)), codonCounts(frames.get(1)), codonCounts(frames.get(2)));
    }

    public static List<CodingCodons> coding(List<CodingCounts> coding) {
        List<CodingCodons> records = new ArrayList<>(coding.size());
        for (CodingCounts counts : coding) {
            records.add(new CodingCodons(counts.geneticCode(), counts.codingSequences(), codons(counts.counts())));
        }
        return records;
    }

    public static List<CodingCounts> codingCounts(List<CodingCodons> coding) {
        List<CodingCounts> counts = new ArrayList<>(coding.size());
        for (CodingCodons record : coding) {
            counts.add(new CodingCounts(
                    record.getGeneticCode(), record.getCodingSequences(), codonCounts(record.getCounts())));
        }
        return counts;
    }

    /**
     * What a heading files its sequence under.
     *
     * @throws IllegalArgumentException if a part of it is not as {@link Filing} wants it
     */
    public static Filing filing(SequenceHeading heading) {
        return new Filing(
                heading.getSource(), heading.getTaxonId(), heading.getCompartment(), heading.getGeneticCode());
    }

    /** A scope's usage, or a change of it, as it stands in a record; readings that are zero are left out. */
    public static ScopeUsage scopeUsage(Scope scope, Usage usage) {
        List<GeneticCodeShare> shares = new ArrayList<>();
        usage.geneticCodes()
                .forEach((code, share) ->
                        shares.add(new GeneticCodeShare(code, share.sequences(), share.codingSequences())));
        List<ReadingCodons> readings = new ArrayList<>();
        for (Reading reading : Reading.values()) {
            CodonCounts counts = usage.reading(reading);
            if (!counts.isZero()) {
                readings.add(new ReadingCodons(ReadingName.valueOf(reading.name()), codons(counts)));
            }
        }
        return new ScopeUsage(
                scope.text(), usage.sequences(), usage.codingSequences(), usage.bases(), shares, readings);
    }

    /**
     * The usage, or the change, that a record holds.
     *
     * @throws IllegalArgumentException if its counts are not of 64 codons
     */
    public static Usage usage(ScopeUsage record) {
        SortedMap<Integer, CodeShare> shares = new TreeMap<>();
        record.getGeneticCodes()
                .forEach(share -> shares.put(
                        share.getGeneticCode(), new CodeShare(share.getSequences(), share.getCodingSequences())));
        Map<Reading, CodonCounts> readings = new EnumMap<>(Reading.class);
        record.getReadings()
                .forEach(reading ->
                        readings.put(Reading.valueOf(reading.getReading().name()), codonCounts(reading.getCounts())));
        return new Usage(record.getSequences(), record.getCodingSequences(), record.getBases(), shares, readings);
    }

    /** The bytes of a digest that may not be stated: empty for null. */
    public static byte[] digestBytes(@Nullable Digest digest) {
        return digest == null ? new byte[0] : digest.bytes();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        if (buffer.hasArray() && buffer.arrayOffset() == 0 && buffer.remaining() == buffer.array().length) {
            return buffer.array();
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
