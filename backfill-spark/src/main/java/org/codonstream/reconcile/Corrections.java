package org.codonstream.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.block.Candidate;
import org.codonstream.codon.CodonCounter;
import org.codonstream.decision.Contributions;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.KafkaFailure;
import org.codonstream.kafka.Manifests;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.PublishReport;
import org.codonstream.kafka.Records;
import org.codonstream.kafka.RunId;
import org.codonstream.kafka.TransactionTooLongException;
import org.codonstream.kafka.Transactions;
import org.codonstream.recount.SparkFailure;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.CountedSequence;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.Publication;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.Values;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * Publishes counts for what is missing or different, each with the place of its backfill, so that whatever came later
 * stays. A run that is killed has published some of it, which the next run finds equal.
 *
 * <p>Of the backfills of a prefix one publishes at a time: who opens this ends an earlier one, before the moment is noted.
 * Its first transaction also leaves an empty block in each partition, so that the next backfill's place is higher than this
 * one's although nothing else was published in between.
 */
public final class Corrections implements AutoCloseable {

    /** How the input stands against the stream. */
    public enum Standing {
        /** Newer versions and later contents win, as always. */
        COMPETES,
        /** What the input holds wins over a higher version too, and what it does not hold is retracted. */
        REPLACES
    }

    /** Sequences of a transaction, all at hand before it begins: a second's work, which holds back no reader for long. */
    private static final int SEQUENCES_A_TRANSACTION = 5_000;

    private final Transactions transactions;
    private final Moment moment;
    private final Standing standing;
    private final @Nullable String source;
    private volatile boolean stopped;
    private volatile boolean publishing;

    private Corrections(Transactions transactions, Moment moment, Standing standing, @Nullable String source) {
        this.transactions = transactions;
        this.moment = moment;
        this.standing = standing;
        this.source = source;
    }

    /**
     * Takes over from an earlier backfill of the prefix, if one is still publishing, and notes the moment. While another
     * publisher's transaction is open it waits for its end, 90 s at most.
     *
     * @param standing whether the input merely competes with the stream, or wins over it
     * @param source the source that was given for the whole input, for the manifest
     * @param listener is told where it has to wait
     * @throws org.codonstream.kafka.PublishException if the broker can't be reached or refuses
     */
    public static Corrections open(
            KafkaAccess kafka,
            TopicLayout layout,
            Standing standing,
            @Nullable String source,
            Consumer<String> listener) {
        String takenOver = "another backfill of topic prefix " + layout.prefix()
                + " has taken over: let it end, then run this one again if it is still wanted";
        Transactions transactions = Transactions.open(kafka, layout.prefix() + "-backfill", takenOver);
        try {
            Moment moment = Moment.decided(
                    kafka, layout, () -> listener.accept("waiting for the end of another publisher's transaction"));
            return new Corrections(transactions, moment, standing, source);
        } catch (RuntimeException e) {
            transactions.close();
            throw e;
        }
    }

    /** The moment whose place all that is published takes. */
    public Moment moment() {
        return moment;
    }

    /**
     * Ends publishing from another thread: what is being sent is aborted, so that it holds back no reader, and
     * {@link Reconciler#publish} ends with an exception that says what stands.
     *
     * @return whether it has begun, and so ends by itself
     */
    public boolean stop() {
        stopped = true;
        transactions.fail(new PublishException("stopped"));
        return publishing;
    }

    /**
     * Publishes; without differences nothing at all.
     *
     * @param listener is told what is about to be published
     */
    PublishReport publish(Comparison comparison, Consumer<String> listener) {
        long sequences = Stream.of(counted()).mapToLong(comparison::number).sum();
        long retractions = Stream.of(retracted()).mapToLong(comparison::number).sum();
        long bases = Stream.of(counted()).mapToLong(comparison::bases).sum();
        String run = RunId.next(Instant.now());
        Publication publication = new Publication(run, "backfill-" + run);
        if (sequences + retractions == 0) {
            return new PublishReport(
                    run, moment.layout().blocksTopicId(), List.of(), List.of(), 0, 0, 0, 0, 0, Map.of());
        }
        listener.accept(String.format(
                Locale.ROOT,
                "publishing counts of %,d sequences and %,d retractions as batch %s",
                sequences,
                retractions,
                publication.getBatch()));
        Sending sending = new Sending(publication);
        publishing = true;
        try {
            sending.begin(sequences, bases, retractions);
            sending.retract(comparison.all(retracted()));
            sending.count(comparison.all(counted()));
        } catch (Exception e) {
            // Also Spark's checked exceptions, which it throws without saying so.
            String reason = stopped ? "stopped" : SparkFailure.sentence(e);
            String stand = sending.sent() == 0
                    ? "no counts are published"
                    : String.format(
                            Locale.ROOT,
                            "%,d of %,d counts and retractions of batch %s are published and stand",
                            sending.sent(),
                            sequences + retractions,
                            publication.getBatch());
            boolean takenOver = KafkaFailure.isFenced(e) && !(e instanceof TransactionTooLongException);
            String advice = takenOver ? "" : "; run the same command again to go on";
            throw new PublishException(reason + "; " + stand + advice, e);
        }
        return sending.report(sequences, bases, retractions);
    }

    @Override
    public void close() {
        transactions.close();
    }

    private boolean replaces() {
        return standing == Standing.REPLACES;
    }

    /** What is held with wrong counts is taken out first: the ledger would take the right ones for the same. */
    private Finding[] retracted() {
        return replaces() ? new Finding[] {Finding.MISCOUNTED, Finding.EXTRA} : new Finding[] {Finding.MISCOUNTED};
    }

    private Finding[] counted() {
        return replaces()
                ? new Finding[] {Finding.MISSING, Finding.DIFFERENT, Finding.MISCOUNTED, Finding.OLDER}
                : new Finding[] {Finding.MISSING, Finding.DIFFERENT, Finding.MISCOUNTED};
    }

    /** One run's records. */
    private final class Sending {

        private final TopicLayout layout;
        private final Publication publication;
        private final CountsWriter writer;
        private final CodonCounter counter = new CodonCounter();
        private final Map<TopicPartition, Long> lastOffsets = new HashMap<>();
        private long row;
        private long sent;

        Sending(Publication publication) {
            this.layout = moment.layout();
            this.publication = publication;
            this.writer = new CountsWriter(transactions, moment, publication);
        }

        /** The manifest first of all: a run that is killed is then seen to be incomplete. */
        void begin(long sequences, long bases, long retractions) {
            Manifest.Builder manifest = Manifests.of(layout, publication)
                    .setSequences(sequences)
                    .setBases(bases)
                    .setRetractions(retractions)
                    .setReplace(replaces());
            if (source != null) {
                manifest.setSource(source);
            }
            byte[] empty =
                    Codecs.SEQUENCE_BLOCK.encode(new SequenceBlock(publication, List.of(), List.of(), List.of()));
            inTransaction(() -> {
                transactions.send(Manifests.record(layout, manifest.build()));
                for (int partition = 0; partition < layout.partitions(); partition++) {
                    transactions.send(Records.of(layout.name(Topic.SEQUENCE_BLOCKS), partition, null, empty));
                }
            });
        }

        void retract(Iterator<Difference> differences) {
            inTransactions(differences, difference -> writer.retract(difference.identity()));
        }

        void count(Iterator<Difference> differences) {
            inTransactions(differences, difference -> writer.count(difference.identity(), sequence(difference)));
        }

        PublishReport report(long sequences, long bases, long retractions) {
            return new PublishReport(
                    publication.getRun(),
                    layout.blocksTopicId(),
                    List.of(publication.getBatch()),
                    List.of(),
                    sequences,
                    bases,
                    0,
                    0,
                    retractions,
                    lastOffsets);
        }

        /** How many counts and retractions stand. */
        long sent() {
            return sent;
        }

        private void inTransactions(Iterator<Difference> differences, Consumer<Difference> send) {
            List<Difference> next = new ArrayList<>();
            while (differences.hasNext()) {
                next.clear();
                while (next.size() < SEQUENCES_A_TRANSACTION && differences.hasNext()) {
                    next.add(differences.next());
                }
                lastOffsets.putAll(inTransaction(() -> {
                    next.forEach(send);
                    writer.flush();
                }));
                sent += next.size();
            }
        }

        private Map<TopicPartition, Long> inTransaction(Runnable send) {
            return transactions.run(() -> {
                // Said before it began, it would be forgotten.
                if (stopped) {
                    throw new PublishException("stopped");
                }
                send.run();
            });
        }

        private CountedSequence sequence(Difference difference) {
            Candidate candidate = complete(difference);
            SequenceHeading heading = SequenceHeading.newBuilder(candidate.heading())
                    .setRow(row++)
                    .build();
            return new CountedSequence(
                    heading, Values.frames(candidate.frames()), Values.coding(candidate.coding()), replaces());
        }

        /** What the input does not state stays as it is in the ledger while version and bases stay. */
        private Candidate complete(Difference difference) {
            LedgerCounts counted = Objects.requireNonNull(difference.counted());
            Candidate candidate = Contributions.candidate(counted, Candidate.Standing.COMPETES, counter);
            LedgerCounts held = difference.held();
            if (held == null
                    || held.getHeading().getVersion() != counted.getHeading().getVersion()) {
                return candidate;
            }
            return Contributions.completedBy(candidate, held);
        }
    }
}
