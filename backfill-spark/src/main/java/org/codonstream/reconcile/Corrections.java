package org.codonstream.reconcile;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.block.Candidate;
import org.codonstream.codon.CodonCounter;
import org.codonstream.decision.Contributions;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.Manifests;
import org.codonstream.kafka.PublishReport;
import org.codonstream.kafka.RunId;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.CountedSequence;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.Publication;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.Values;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * Publishes counts for what is missing or different, each with the place of its backfill, so that whatever came later
 * stays. A run that is killed has published some of it, which the next run finds equal.
 *
 * @param standing whether the input merely competes with the stream, or wins over it
 * @param source the source that was given for the whole input, for the manifest
 */
public record Corrections(Standing standing, @Nullable String source) {

    /** How the input stands against the stream. */
    public enum Standing {
        /** Newer versions and later contents win, as always. */
        COMPETES,
        /** What the input holds wins over a higher version too, and what it does not hold is retracted. */
        REPLACES
    }

    /** Sequences of a transaction: a few seconds' work, which holds back no reader for long. */
    private static final int SEQUENCES_A_TRANSACTION = 20_000;

    /** Publishes; without differences nothing at all. */
    PublishReport publish(KafkaAccess kafka, Moment moment, Comparison comparison) {
        long sequences = comparison.number(Finding.MISSING)
                + comparison.number(Finding.DIFFERENT)
                + comparison.number(Finding.MISCOUNTED)
                + (replaces() ? comparison.number(Finding.OLDER) : 0);
        long retractions = comparison.number(Finding.MISCOUNTED) + (replaces() ? comparison.number(Finding.EXTRA) : 0);
        String run = RunId.next(Instant.now());
        Publication publication = new Publication(run, "backfill-" + run);
        if (sequences + retractions == 0) {
            return new PublishReport(run, moment.layout().blocksTopicId(), List.of(), List.of(), 0, 0, 0, 0, Map.of());
        }
        String takenOver = "another backfill of topic prefix " + moment.layout().prefix() + " has taken over";
        try (Transactions transactions =
                Transactions.open(kafka, moment.layout().prefix() + "-backfill", takenOver)) {
            Sending sending = new Sending(transactions, moment, publication);
            sending.manifest(sequences, retractions);
            sending.retract(comparison.all(retracted()));
            sending.count(comparison.all(counted()));
            return sending.report(sequences, retractions);
        }
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

        private final Transactions transactions;
        private final TopicLayout layout;
        private final Publication publication;
        private final CountsWriter writer;
        private final CodonCounter counter = new CodonCounter();
        private final Map<TopicPartition, Long> lastOffsets = new HashMap<>();
        private long row;
        private long bases;

        Sending(Transactions transactions, Moment moment, Publication publication) {
            this.transactions = transactions;
            this.layout = moment.layout();
            this.publication = publication;
            this.writer = new CountsWriter(transactions, moment, publication);
        }

        /** First of all: a run that is killed is then seen to be incomplete, and makes no older batch stand. */
        void manifest(long sequences, long retractions) {
            Manifest.Builder manifest = Manifests.of(layout, publication)
                    .setSequences(sequences)
                    .setRetractions(retractions)
                    .setReplace(replaces());
            if (source != null) {
                manifest.setSource(source);
            }
            transactions.run(() -> transactions.send(Manifests.record(layout, manifest.build())));
        }

        void retract(Iterator<Difference> differences) {
            inTransactions(differences, difference -> writer.retract(difference.identity()));
        }

        void count(Iterator<Difference> differences) {
            inTransactions(differences, difference -> writer.count(difference.identity(), sequence(difference)));
        }

        PublishReport report(long sequences, long retractions) {
            return new PublishReport(
                    publication.getRun(),
                    layout.blocksTopicId(),
                    List.of(publication.getBatch()),
                    List.of(),
                    sequences,
                    bases,
                    0,
                    retractions,
                    lastOffsets);
        }

        private void inTransactions(Iterator<Difference> differences, java.util.function.Consumer<Difference> send) {
            while (differences.hasNext()) {
                lastOffsets.putAll(transactions.run(() -> {
                    for (int sent = 0; sent < SEQUENCES_A_TRANSACTION && differences.hasNext(); sent++) {
                        send.accept(differences.next());
                    }
                    writer.flush();
                }));
            }
        }

        private CountedSequence sequence(Difference difference) {
            Candidate candidate = complete(difference);
            SequenceHeading heading = SequenceHeading.newBuilder(candidate.heading())
                    .setRow(row++)
                    .build();
            bases += heading.getLength();
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
