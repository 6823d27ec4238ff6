package org.codonstream.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.codonstream.kafka.Records;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.CountedSequence;
import org.codonstream.schema.Publication;
import org.codonstream.schema.Retraction;
import org.codonstream.schema.SequenceCounts;
import org.codonstream.topic.Topic;

/** Collects counts and retractions into records of {@code codon.sequence-counts}, per partition, below the size of a record. */
final class CountsWriter {

    private static final int MOST_RECORD_BYTES = 1_000_000;

    private final Transactions transactions;
    private final Moment moment;
    private final Publication publication;
    private final List<Open> open;

    CountsWriter(Transactions transactions, Moment moment, Publication publication) {
        this.transactions = transactions;
        this.moment = moment;
        this.publication = publication;
        this.open = IntStream.range(0, moment.layout().partitions())
                .mapToObj(Open::new)
                .toList();
    }

    void count(String identity, CountedSequence sequence) {
        home(identity).add(List.of(sequence), List.of());
    }

    void retract(String identity) {
        home(identity).add(List.of(), List.of(new Retraction(identity)));
    }

    /** Sends what has been collected. */
    void flush() {
        open.forEach(Open::flush);
    }

    private Open home(String identity) {
        return open.get(moment.layout().partition(identity));
    }

    /** The record that is being filled for one partition. */
    private final class Open {

        private final int partition;
        private final int emptyBytes;
        private final List<CountedSequence> sequences = new ArrayList<>();
        private final List<Retraction> retractions = new ArrayList<>();
        private long bytes;

        Open(int partition) {
            this.partition = partition;
            this.emptyBytes = encoded(List.of(), List.of()).length;
            this.bytes = emptyBytes;
        }

        void add(List<CountedSequence> newSequences, List<Retraction> newRetractions) {
            // Counts of items in a record of their own take no fewer bytes than in a larger one, but for two.
            int size = encoded(newSequences, newRetractions).length - emptyBytes + 2;
            if (bytes + size > MOST_RECORD_BYTES) {
                flush();
            }
            sequences.addAll(newSequences);
            retractions.addAll(newRetractions);
            bytes += size;
        }

        void flush() {
            if (sequences.isEmpty() && retractions.isEmpty()) {
                return;
            }
            byte[] value = encoded(sequences, retractions);
            transactions.send(Records.of(moment.layout().name(Topic.SEQUENCE_COUNTS), partition, null, value));
            sequences.clear();
            retractions.clear();
            bytes = emptyBytes;
        }

        private byte[] encoded(List<CountedSequence> counted, List<Retraction> retracted) {
            return Codecs.SEQUENCE_COUNTS.encode(
                    new SequenceCounts(publication, moment.place(partition), counted, retracted));
        }
    }
}
