package org.codonstream.schema;

import org.jspecify.annotations.NullMarked;

/** The codecs of all records that stand in a topic or a store by themselves. */
@NullMarked
public final class Codecs {

    public static final AvroCodec<SequenceBlock> SEQUENCE_BLOCK =
            new AvroCodec<>(SequenceBlock.class, SequenceBlock.getClassSchema());
    public static final AvroCodec<SequenceCounts> SEQUENCE_COUNTS =
            new AvroCodec<>(SequenceCounts.class, SequenceCounts.getClassSchema());
    public static final AvroCodec<LedgerEntry> LEDGER_ENTRY =
            new AvroCodec<>(LedgerEntry.class, LedgerEntry.getClassSchema());
    public static final AvroCodec<PendingSequence> PENDING_SEQUENCE =
            new AvroCodec<>(PendingSequence.class, PendingSequence.getClassSchema());
    public static final AvroCodec<ScopeUsage> SCOPE_USAGE =
            new AvroCodec<>(ScopeUsage.class, ScopeUsage.getClassSchema());
    public static final AvroCodec<UsageDifference> USAGE_DIFFERENCE =
            new AvroCodec<>(UsageDifference.class, UsageDifference.getClassSchema());
    public static final AvroCodec<UsagePosition> USAGE_POSITION =
            new AvroCodec<>(UsagePosition.class, UsagePosition.getClassSchema());
    public static final AvroCodec<Manifest> MANIFEST = new AvroCodec<>(Manifest.class, Manifest.getClassSchema());
    public static final AvroCodec<PrefixSettings> PREFIX_SETTINGS =
            new AvroCodec<>(PrefixSettings.class, PrefixSettings.getClassSchema());
    public static final AvroCodec<LedgerProgress> LEDGER_PROGRESS =
            new AvroCodec<>(LedgerProgress.class, LedgerProgress.getClassSchema());
    public static final AvroCodec<UsageProgress> USAGE_PROGRESS =
            new AvroCodec<>(UsageProgress.class, UsageProgress.getClassSchema());
    public static final AvroCodec<PublicationState> PUBLICATION_STATE =
            new AvroCodec<>(PublicationState.class, PublicationState.getClassSchema());
    public static final AvroCodec<DeadLetter> DEAD_LETTER =
            new AvroCodec<>(DeadLetter.class, DeadLetter.getClassSchema());

    private Codecs() {}
}
