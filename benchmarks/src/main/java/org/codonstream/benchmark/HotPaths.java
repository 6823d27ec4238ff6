package org.codonstream.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.codonstream.block.BlockCounter;
import org.codonstream.block.Candidate;
import org.codonstream.block.Candidate.Standing;
import org.codonstream.block.CountedRecord;
import org.codonstream.block.RecordRefusedException;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.FrameCounts;
import org.codonstream.decision.Contributions;
import org.codonstream.decision.Judgement;
import org.codonstream.decision.LedgerRules;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.LedgerEntry;
import org.codonstream.schema.Place;
import org.codonstream.schema.Publication;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.schema.Values;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.CodingDigest;
import org.codonstream.sequence.Filing;
import org.codonstream.sequence.PackedBases;
import org.codonstream.sequence.RefgetDigest;
import org.codonstream.sequence.SequenceIdentity;
import org.codonstream.topic.TopicLayout;
import org.codonstream.usage.ScopeSums;
import org.codonstream.usage.SequenceUsage;

/**
 * What is done for every sequence on its way from a file into the ledger, step by step and over the same generated sequence,
 * so that each step can be measured alone. For one thread.
 */
final class HotPaths {
    private static final int BLOCK_BYTES = 1_000_000;
    private static final int BYTES_BESIDE_BASES = 200;
    private static final int PARTITION = 0;
    private static final TopicLayout LAYOUT = new TopicLayout("codon", 1, "blocks", "counts");
    private static final Publication BEFORE = new Publication("01before", "0123456789abcdef");
    private static final Publication NOW = new Publication("02now", "123456789abcdef0");
    private static final Filing FILING = new Filing("plastid", 3702, "plastid", 11);

    private final BasePacker packer = new BasePacker();
    private final RefgetDigest refget = new RefgetDigest();
    private final CodonCounter counter = new CodonCounter();
    private final BlockCounter blockCounter = new BlockCounter(LAYOUT);
    private final byte[] letters;
    private final PackedBases packed;
    private final SequenceBlock block;
    private final byte[] encodedBlock;
    private final Candidate again;
    private final Candidate newer;
    private final LedgerEntry entry;
    private final byte[] encodedEntry;

    /**
     * Prepares what the steps work on: a sequence, a block of about 1 MB of such sequences, and a ledger entry of one.
     *
     * @param length of each sequence in bases
     */
    HotPaths(int length) {
        letters = new byte[length];
        Genome.fill(letters, new SplittableRandom(length));
        packed = pack();
        int sequences = Math.max(1, BLOCK_BYTES / (packed.bytes().length + BYTES_BESIDE_BASES));
        List<PublishedSequence> published = new ArrayList<>();
        for (int row = 0; row < sequences; row++) {
            published.add(new PublishedSequence(heading(row, 1), Values.packed(packed), List.of()));
        }
        block = new SequenceBlock(BEFORE, published, List.of(), List.of());
        encodedBlock = encodeBlock();
        again = candidate(1);
        newer = candidate(2);
        entry = new LedgerEntry(place(1), null, Contributions.store(again, BEFORE));
        encodedEntry = encodeEntry();
    }

    private SequenceHeading heading(int row, int version) {
        String identity = String.format(Locale.ROOT, "NC_%06d", row);
        return Values.heading(
                row,
                identity + "." + version,
                new SequenceIdentity(identity, version),
                FILING,
                "Arabidopsis thaliana",
                letters.length,
                digest(),
                CodingDigest.unstated());
    }

    private Candidate candidate(int version) {
        return new Candidate(heading(0, version), count(), List.of(), Values.packed(packed), Standing.COMPETES);
    }

    private static Place place(long offset) {
        return new Place(0, offset, true);
    }

    int sequencesOfBlock() {
        return block.getSequences().size();
    }

    PackedBases pack() {
        return packer.pack(letters, 0, letters.length);
    }

    byte[] digest() {
        return refget.of(letters, 0, letters.length);
    }

    FrameCounts count() {
        return counter.count(packed);
    }

    byte[] encodeBlock() {
        return Codecs.SEQUENCE_BLOCK.encode(block);
    }

    SequenceBlock decodeBlock() throws UnreadableRecordException {
        return Codecs.SEQUENCE_BLOCK.decode(encodedBlock);
    }

    /** Decodes, checks and counts a block. */
    CountedRecord countBlock() throws UnreadableRecordException, RecordRefusedException {
        return blockCounter.countBlock(encodedBlock, null, PARTITION);
    }

    byte[] encodeEntry() {
        return Codecs.LEDGER_ENTRY.encode(entry);
    }

    LedgerEntry decodeEntry() {
        return Codecs.LEDGER_ENTRY.decodeOwn(encodedEntry);
    }

    /** Judges a sequence that the ledger does not know. */
    Judgement judgeNew() {
        return LedgerRules.judge(null, newer, NOW, place(2));
    }

    /** Judges a sequence that another publication brought before. */
    Judgement judgeDuplicate() {
        return LedgerRules.judge(entry, again, NOW, place(2));
    }

    /** All that the ledger does when a newer version arrives: reads the entry, judges, sums the differences, writes it. */
    byte[] replace() {
        Judgement judgement = LedgerRules.judge(decodeEntry(), newer, NOW, place(2));
        ScopeSums changes = new ScopeSums();
        LedgerCounts removed = judgement.removed();
        LedgerCounts added = judgement.added();
        LedgerEntry replacing = judgement.entry();
        if (removed == null || added == null || replacing == null) {
            throw new IllegalStateException("a newer version is " + judgement.decision() + ": must replace");
        }
        changes.subtract(
                usage(removed, Contributions.frames(removed, counter)),
                removed.getPublication().getBatch());
        changes.add(usage(added, newer.frames()), added.getPublication().getBatch());
        return Codecs.LEDGER_ENTRY.encode(replacing);
    }

    private static SequenceUsage usage(LedgerCounts counts, FrameCounts frames) {
        return new SequenceUsage(frames, Values.codingCounts(counts.getCoding()), Values.filing(counts.getHeading()));
    }
}
