package org.codonstream.benchmark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.command.CommandException;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.Manifests;
import org.codonstream.kafka.Records;
import org.codonstream.kafka.RunId;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Publication;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.Values;
import org.codonstream.sequence.Accession;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.CodingDigest;
import org.codonstream.sequence.Filing;
import org.codonstream.sequence.PackedBases;
import org.codonstream.sequence.RefgetDigest;
import org.codonstream.sequence.SequenceIdentity;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.TopicSettings;

/** Publishes small batches of generated genomes one after the other, each in a transaction of its own. */
final class SmallBatches implements AutoCloseable {
    private static final long SEED = 20_261_124;

    /** Numbers that no generated folder comes to. */
    private static final long FIRST_NUMBER = 100_000_000;

    private final BasePacker packer = new BasePacker();
    private final RefgetDigest refget = new RefgetDigest();
    private final String run = RunId.next(Instant.now());
    private final Admin admin;
    private final TopicLayout layout;
    private final Transactions transactions;
    private long batches;
    private long genomes;

    /** To the topics that a streams app has made. */
    SmallBatches(String bootstrapServers) {
        KafkaAccess kafka = KafkaAccess.of(bootstrapServers);
        admin = kafka.admin();
        layout = new TopicCatalogue(admin, TopicSettings.defaults()).find();
        transactions = Transactions.open(kafka, "codon-small-batches", "another benchmark publishes small batches");
    }

    /**
     * A batch that was published.
     *
     * @param committed when its transaction was, in the time of {@link System#nanoTime()}
     * @param lastOffsets of its blocks
     */
    record Published(
            String batch, Totals totals, long committed, String topicId, Map<TopicPartition, Long> lastOffsets) {}

    /** Publishes so many genomes. */
    Published publish(int sequences) {
        Publication publication = new Publication(run, String.format(Locale.ROOT, "small-%06d", batches++));
        Map<Integer, List<PublishedSequence>> byPartition = new TreeMap<>();
        long bases = 0;
        for (int row = 0; row < sequences; row++) {
            Genome genome = Genome.of(SEED, FIRST_NUMBER + genomes++);
            PublishedSequence sequence = sequence(row, genome);
            int partition = layout.partition(sequence.getHeading().getIdentity());
            byPartition.computeIfAbsent(partition, first -> new ArrayList<>()).add(sequence);
            bases += genome.letters().length;
        }
        Totals totals = new Totals(sequences, bases);
        Map<TopicPartition, Long> offsets = transactions.run(() -> send(publication, byPartition, totals));
        return new Published(
                publication.getBatch(),
                totals,
                System.nanoTime(),
                layout.blocksTopicId(),
                Manifests.ofBlocks(layout, offsets));
    }

    private void send(Publication publication, Map<Integer, List<PublishedSequence>> byPartition, Totals totals) {
        byPartition.forEach((partition, sequences) -> {
            byte[] block =
                    Codecs.SEQUENCE_BLOCK.encode(new SequenceBlock(publication, sequences, List.of(), List.of()));
            transactions.send(Records.of(layout.name(Topic.SEQUENCE_BLOCKS), partition, null, block));
        });
        transactions.send(Manifests.record(
                layout,
                Manifests.of(layout, publication)
                        .setSequences(totals.sequences())
                        .setBases(totals.bases())
                        .build()));
    }

    private PublishedSequence sequence(int row, Genome genome) {
        byte[] letters = genome.letters();
        Accession accession = Accession.parse(genome.id()).orElseThrow();
        PackedBases packed = packer.pack(letters, 0, letters.length);
        return new PublishedSequence(
                Values.heading(
                        row,
                        genome.id(),
                        new SequenceIdentity(accession.base(), accession.version()),
                        new Filing("small-batches", null, null, null),
                        null,
                        letters.length,
                        refget.of(letters, 0, letters.length),
                        CodingDigest.unstated()),
                Values.packed(packed),
                List.of());
    }

    /** How many records the topic of blocks has, those of open transactions among them. */
    long blocksInTopic() {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, layout.partitions())
                .mapToObj(partition -> new TopicPartition(layout.name(Topic.SEQUENCE_BLOCKS), partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while the broker was asked", e);
        } catch (ExecutionException e) {
            throw new CommandException("the broker does not say how many blocks it has: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        transactions.close();
        admin.close();
    }
}
