package org.codonstream.usage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.codon.Reading;
import org.codonstream.sequence.Filing;
import org.jspecify.annotations.Nullable;

/**
 * Adds up sequences for one scope without an object a sequence. Which forward frame a reverse frame is read from depends
 * only on the length modulo 3, so forward frames are summed apart for each of the three remainders, and the reverse
 * readings are made from these sums at the end. Not thread-safe.
 */
public final class UsageSum {

    private static final int CODONS = CodonCounts.CODONS;
    private static final int FRAMES = 3;
    private static final int AMBIGUOUS = FRAMES * CODONS;

    private long sequences;
    private long bases;
    private final long[] trailing = new long[FRAMES];

    /**
     * By length modulo 3: 64 codons of each forward frame, then their three numbers of ambiguous codons. Made when first
     * needed, because a block may hold thousands of scopes with one sequence each.
     */
    private final long[] @Nullable [] framesByRemainder = new long[FRAMES][];

    private final SortedMap<Integer, Coding> codingByCode = new TreeMap<>();
    private final SortedMap<Integer, Long> sequencesByCode = new TreeMap<>();

    /** Adds all that a sequence contributes. */
    public void add(SequenceUsage usage) {
        add(usage.frames(), usage.coding(), usage.filing());
    }

    /** Takes away all that a sequence contributes. */
    public void subtract(SequenceUsage usage) {
        subtract(usage.frames(), usage.coding(), usage.filing());
    }

    /** Adds a whole sequence, never a segment, with its coding sequences. */
    public void add(FrameCounts frames, List<CodingCounts> coding, Filing filing) {
        long[] sums = frameSums((int) (frames.length() % FRAMES));
        for (int frame = 0; frame < FRAMES; frame++) {
            CodonCounts counts = frames.frame(frame);
            counts.addTo(sums, frame * CODONS);
            sums[AMBIGUOUS + frame] += counts.ambiguous();
            trailing[frame] += counts.trailing();
        }
        sequences++;
        bases += frames.length();
        countUnder(filing.geneticCode(), 1);
        for (CodingCounts counts : coding) {
            coding(counts.geneticCode()).add(counts);
        }
    }

    /** Takes a whole sequence away with its coding sequences. */
    public void subtract(FrameCounts frames, List<CodingCounts> coding, Filing filing) {
        long[] sums = frameSums((int) (frames.length() % FRAMES));
        for (int frame = 0; frame < FRAMES; frame++) {
            CodonCounts counts = frames.frame(frame);
            counts.subtractFrom(sums, frame * CODONS);
            sums[AMBIGUOUS + frame] -= counts.ambiguous();
            trailing[frame] -= counts.trailing();
        }
        sequences--;
        bases -= frames.length();
        countUnder(filing.geneticCode(), -1);
        for (CodingCounts counts : coding) {
            coding(counts.geneticCode()).subtract(counts);
        }
    }

    /** What has been added less what has been taken away. */
    public Usage toUsage() {
        Map<Reading, CodonCounts> readings = new EnumMap<>(Reading.class);
        readings.put(Reading.FRAME0, forward(0));
        readings.put(Reading.FRAME1, forward(1));
        readings.put(Reading.FRAME2, forward(2));
        readings.put(Reading.REVERSE0, reverse(0));
        readings.put(Reading.REVERSE1, reverse(1));
        readings.put(Reading.REVERSE2, reverse(2));
        Coding allCoding = new Coding();
        SortedMap<Integer, CodeShare> shares = new TreeMap<>();
        sequencesByCode.forEach((code, number) -> shares.put(code, new CodeShare(number, 0)));
        codingByCode.forEach((code, coding) -> {
            allCoding.add(coding);
            shares.merge(code, new CodeShare(0, coding.sequences), CodeShare::plus);
        });
        readings.put(Reading.CDS, allCoding.toCounts());
        return new Usage(sequences, allCoding.sequences, bases, shares, readings);
    }

    /** Adds another sum whole. */
    void add(UsageSum other) {
        addWholeSequences(other);
        other.codingByCode.keySet().forEach(code -> addCodingSequences(other, code));
    }

    /** Adds what another sum says of whole sequences. */
    void addWholeSequences(UsageSum other) {
        for (int remainder = 0; remainder < FRAMES; remainder++) {
            long[] sums = other.framesByRemainder[remainder];
            if (sums != null) {
                addArray(frameSums(remainder), sums);
            }
        }
        addArray(trailing, other.trailing);
        sequences += other.sequences;
        bases += other.bases;
        other.sequencesByCode.forEach((code, number) -> sequencesByCode.merge(code, number, Long::sum));
    }

    /** Adds what another sum says of coding sequences under one genetic code. */
    void addCodingSequences(UsageSum other, int geneticCode) {
        Coding coding = other.codingByCode.get(geneticCode);
        if (coding != null) {
            coding(geneticCode).add(coding);
        }
    }

    /** The genetic codes under which coding sequences have been added or taken away. */
    Iterable<Integer> codingCodes() {
        return codingByCode.keySet();
    }

    private long[] frameSums(int remainder) {
        long[] sums = framesByRemainder[remainder];
        if (sums == null) {
            sums = new long[AMBIGUOUS + FRAMES];
            framesByRemainder[remainder] = sums;
        }
        return sums;
    }

    private void countUnder(@Nullable Integer geneticCode, long number) {
        if (geneticCode != null) {
            sequencesByCode.merge(geneticCode, number, Long::sum);
        }
    }

    private Coding coding(int geneticCode) {
        return codingByCode.computeIfAbsent(geneticCode, code -> new Coding());
    }

    private CodonCounts forward(int frame) {
        return sumOver(remainder -> frame, trailing[frame]);
    }

    private CodonCounts reverse(int frame) {
        return sumOver(remainder -> FrameCounts.forwardFrameOfReverse(remainder, frame), trailing[frame])
                .reverseComplement();
    }

    private CodonCounts sumOver(IntUnaryOperator frameOfRemainder, long trailingBases) {
        long[] counts = new long[CODONS];
        long ambiguous = 0;
        for (int remainder = 0; remainder < FRAMES; remainder++) {
            long[] sums = framesByRemainder[remainder];
            if (sums != null) {
                int frame = frameOfRemainder.applyAsInt(remainder);
                for (int codon = 0; codon < CODONS; codon++) {
                    counts[codon] += sums[frame * CODONS + codon];
                }
                ambiguous += sums[AMBIGUOUS + frame];
            }
        }
        return CodonCounts.of(counts, ambiguous, trailingBases);
    }

    private static void addArray(long[] sum, long[] summand) {
        for (int index = 0; index < sum.length; index++) {
            sum[index] += summand[index];
        }
    }

    /** The coding sequences that one genetic code translates. */
    private static final class Coding {

        private final long[] codons = new long[CODONS];
        private long sequences;
        private long ambiguous;
        private long trailing;

        void add(CodingCounts coding) {
            coding.counts().addTo(codons, 0);
            sequences += coding.codingSequences();
            ambiguous += coding.counts().ambiguous();
            trailing += coding.counts().trailing();
        }

        void subtract(CodingCounts coding) {
            coding.counts().subtractFrom(codons, 0);
            sequences -= coding.codingSequences();
            ambiguous -= coding.counts().ambiguous();
            trailing -= coding.counts().trailing();
        }

        void add(Coding other) {
            addArray(codons, other.codons);
            sequences += other.sequences;
            ambiguous += other.ambiguous;
            trailing += other.trailing;
        }

        CodonCounts toCounts() {
            return CodonCounts.of(codons, ambiguous, trailing);
        }
    }
}
