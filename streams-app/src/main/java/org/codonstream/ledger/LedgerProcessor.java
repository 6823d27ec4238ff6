package org.codonstream.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.codonstream.block.Candidate;
import org.codonstream.block.CountedRecord;
import org.codonstream.block.CountedSegment;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.FrameCounts;
import org.codonstream.decision.ConflictException;
import org.codonstream.decision.Contributions;
import org.codonstream.decision.Decision;
import org.codonstream.decision.Judgement;
import org.codonstream.decision.LedgerRules;
import org.codonstream.decision.PendingSegments;
import org.codonstream.flow.AcceptedRecord;
import org.codonstream.flow.FlowRecord;
import org.codonstream.flow.Refusals;
import org.codonstream.flow.RefusedRecord;
import org.codonstream.schema.DeadLetter;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.LedgerEntry;
import org.codonstream.schema.Place;
import org.codonstream.schema.PlaceHeader;
import org.codonstream.schema.Publication;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.schema.Values;
import org.codonstream.topic.TopicLayout;
import org.codonstream.usage.ScopeSums;
import org.codonstream.usage.SequenceUsage;
import org.jspecify.annotations.Nullable;

/**
 * Holds each counted record against the ledger and hands on nothing but differences, numbered. Every input record, a
 * refused one too, gives at least one difference to each usage partition, so that all of them learn how far the ledger
 * has come.
 */
public final class LedgerProcessor extends ContextualProcessor<byte[], FlowRecord, Integer, FlowRecord> {

    public static final String LEDGER_STORE = "ledger";
    static final String PENDING_STORE = "pending-segments";
    static final String PROGRESS_STORE = "ledger-progress";

    /** Key of what is not addressed to a usage partition. */
    private static final int NO_PARTITION = -1;

    /** How many ids a dead letter names. */
    private static final int CONFLICTS_NAMED = 10;

    private final TopicLayout layout;
    private final CodonCounter counter = new CodonCounter();
    private LedgerEntries ledger;
    private PendingSegments pending;
    private Progress progress;
    private Differences differences;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    public LedgerProcessor(TopicLayout layout) {
        this.layout = layout;
    }

    /** The names of the stores that this processor works on. */
    public static String[] storeNames() {
        return new String[] {LEDGER_STORE, PENDING_STORE, PROGRESS_STORE};
    }

    /** The stores that this processor works on. */
    public static Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(LEDGER_STORE), Serdes.String(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(PENDING_STORE), Serdes.String(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(PROGRESS_STORE), Serdes.String(), Serdes.ByteArray()));
    }

    @Override
    public void init(ProcessorContext<Integer, FlowRecord> context) {
        super.init(context);
        ledger = new LedgerEntries(context.getStateStore(LEDGER_STORE));
        pending = new PendingSegments(new StoredSums(context.getStateStore(PENDING_STORE)));
        progress = new Progress(
                context.getStateStore(PROGRESS_STORE), layout, context.taskId().partition());
        differences = new Differences(layout, progress);
    }

    @Override
    public void process(Record<byte[], FlowRecord> record) {
        RecordMetadata origin = context().recordMetadata().orElseThrow();
        if (progress.contains(origin)) {
            return;
        }
        new RecordDecision(record, origin).decide();
    }

    /** The work on one record: its decisions, and the changes that follow from them. */
    private final class RecordDecision {

        private final Record<byte[], FlowRecord> record;
        private final RecordMetadata origin;
        private final ScopeSums changes = new ScopeSums();
        private final DecisionCounts decisions = new DecisionCounts();
        private final Place ownPlace;

        RecordDecision(Record<byte[], FlowRecord> record, RecordMetadata origin) {
            this.record = record;
            this.origin = origin;
            this.ownPlace = new Place(progress.generation(), origin.offset(), true);
        }

        void decide() {
            Publication publication = null;
            if (record.value() instanceof RefusedRecord refused) {
                forwardRefused(refused);
            } else if (record.value() instanceof AcceptedRecord accepted) {
                publication = accepted.counted().publication();
                decide(accepted.counted());
            }
            differences.spread(
                    origin,
                    changes,
                    publication,
                    publication == null ? null : decisions.toDecisions(),
                    addressed -> forward(addressed.partition(), addressed.record()));
            progress.advance(origin);
        }

        private void forwardRefused(RefusedRecord refused) {
            DeadLetter letter = refused.letter();
            forward(
                    NO_PARTITION,
                    new RefusedRecord(DeadLetter.newBuilder(letter)
                            .setPlace(placeOfRefused())
                            .build()));
        }

        /** A replayed record that is refused again keeps the place that it brought along. */
        private Place placeOfRefused() {
            try {
                Place replayed = PlaceHeader.read(record.headers());
                return replayed == null ? ownPlace : replayed;
            } catch (UnreadableRecordException e) {
                return ownPlace;
            }
        }

        private void decide(CountedRecord counted) {
            Publication publication = counted.publication();
            Place place = counted.place() == null ? ownPlace : counted.place();
            List<String> conflicts = new ArrayList<>();
            for (Candidate candidate : counted.sequences()) {
                decide(candidate, publication, place, conflicts);
            }
            for (CountedSegment segment : counted.segments()) {
                decide(segment, publication, place, conflicts);
            }
            for (String identity : counted.retractions()) {
                apply(identity, LedgerRules.retract(ledger.get(identity), place), null);
            }
            ledger.write();
            if (!conflicts.isEmpty()) {
                Record<byte[], byte[]> original = record.withValue(counted.original());
                forward(
                        NO_PARTITION,
                        Refusals.refuse("conflict", sentence(conflicts), original, origin, place, publication));
            }
        }

        private void decide(CountedSegment segment, Publication publication, Place place, List<String> conflicts) {
            SequenceHeading heading = segment.heading();
            LedgerEntry current = ledger.get(heading.getIdentity());
            if (current != null && LedgerRules.isDecided(current, publication, heading.getRow())) {
                return;
            }
            try {
                PendingSegments.Whole whole = pending.add(segment, publication, place);
                if (whole != null) {
                    decide(whole.candidate(), publication, whole.place(), conflicts);
                }
            } catch (ConflictException e) {
                decisions.add(Decision.CONFLICT);
                conflicts.add(heading.getId());
            }
        }

        private void decide(Candidate candidate, Publication publication, Place place, List<String> conflicts) {
            String identity = candidate.heading().getIdentity();
            Judgement judgement = LedgerRules.judge(ledger.get(identity), candidate, publication, place);
            apply(identity, judgement, candidate.frames());
            if (judgement.decision() == Decision.CONFLICT) {
                conflicts.add(candidate.heading().getId());
            }
        }

        /**
         * Makes a judgement hold.
         *
         * @param frames of what was judged, so that what is added need not be counted out of its entry again; null for a
         *     retraction, which adds nothing
         */
        private void apply(String identity, Judgement judgement, @Nullable FrameCounts frames) {
            decisions.add(judgement.decision());
            LedgerCounts removed = judgement.removed();
            if (removed != null) {
                changes.subtract(
                        usage(removed, Contributions.frames(removed, counter)),
                        removed.getPublication().getBatch());
            }
            LedgerCounts added = judgement.added();
            if (added != null) {
                changes.add(
                        usage(added, Objects.requireNonNull(frames, "a judgement that adds has frames")),
                        added.getPublication().getBatch());
            }
            if (judgement.entry() != null) {
                ledger.put(identity, judgement.entry());
            }
        }

        private void forward(int partition, FlowRecord value) {
            context().forward(new Record<>(partition, value, record.timestamp()));
        }
    }

    private static String sentence(List<String> conflicts) {
        String named = conflicts.stream().limit(CONFLICTS_NAMED).collect(Collectors.joining(", "));
        int more = conflicts.size() - CONFLICTS_NAMED;
        return "one publication holds two contents for " + named + (more > 0 ? " and " + more + " more" : "")
                + "; the first one is counted";
    }

    private static SequenceUsage usage(LedgerCounts counts, FrameCounts frames) {
        return new SequenceUsage(frames, Values.codingCounts(counts.getCoding()), Values.filing(counts.getHeading()));
    }
}
