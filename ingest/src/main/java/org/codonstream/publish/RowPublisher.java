package org.codonstream.publish;

import java.nio.ByteBuffer;
import java.util.List;
import org.codonstream.batch.OnBadRow;
import org.codonstream.input.BadRow;
import org.codonstream.input.RowHandler;
import org.codonstream.input.SequenceRow;
import org.codonstream.input.Slice;
import org.codonstream.kafka.Manifests;
import org.codonstream.kafka.Records;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.DeadLetter;
import org.codonstream.schema.Publication;
import org.codonstream.schema.Values;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.sequence.InvalidLetterException;
import org.codonstream.sequence.MissingSourceException;
import org.codonstream.sequence.PackedBases;
import org.codonstream.sequence.RefgetDigest;
import org.codonstream.sequence.SequenceIdentity;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;

/** Publishes the rows of one slice of a batch after the other: digests, packs and encodes them. One per thread and batch. */
final class RowPublisher implements RowHandler {

    private final Transactions transactions;
    private final TopicLayout layout;
    private final Publication publication;
    private final IdentityRule rule;
    private final OnBadRow onBadRow;
    private final Progress progress;
    private final SequenceWriter writer;
    private final BasePacker packer = new BasePacker();
    private final RefgetDigest refget = new RefgetDigest();
    private long numberOfRowZero;

    RowPublisher(
            Transactions transactions,
            TopicLayout layout,
            Publication publication,
            IdentityRule rule,
            OnBadRow onBadRow,
            BlockWriter blocks,
            Progress progress) {
        this.transactions = transactions;
        this.layout = layout;
        this.publication = publication;
        this.rule = rule;
        this.onBadRow = onBadRow;
        this.progress = progress;
        this.writer = new SequenceWriter(blocks, layout.partitions());
    }

    /** Tells which slice the following rows are of. */
    RowPublisher at(Slice slice) {
        numberOfRowZero = slice.rowsBefore() - slice.range().firstRow();
        return this;
    }

    @Override
    public void sequence(SequenceRow row) {
        transactions.requireNoFailure();
        try {
            SequenceIdentity identity = rule.identify(row.id(), row.filing().source());
            PackedBases bases = packer.pack(row.letters(), row.offset(), row.length());
            byte[] digest = refget.of(row.letters(), row.offset(), row.length());
            writer.write(
                    Values.heading(
                            numberOfRowZero + row.row(),
                            row.id(),
                            identity,
                            row.filing(),
                            row.organism(),
                            row.length(),
                            digest),
                    bases,
                    List.of());
            progress.sent(row.length());
        } catch (InvalidLetterException | MissingSourceException | OversizedSequenceException e) {
            badRow(row.refuse(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void badRow(BadRow row) {
        transactions.requireNoFailure();
        if (onBadRow == OnBadRow.FAIL) {
            throw row.exception();
        }
        byte[] letter = Codecs.DEAD_LETTER.encode(DeadLetter.newBuilder()
                .setReason("bad-row")
                .setMessage(row.sentence())
                .setRefused(System.currentTimeMillis())
                .setTopic(layout.name(Topic.SEQUENCE_BLOCKS))
                .setPartition(-1)
                .setOffset(-1)
                .setPublication(publication)
                .setFile(row.file().uri())
                .setRow(row.row())
                .setValue(ByteBuffer.wrap(row.payload()))
                .setHeaders(List.of())
                .build());
        int partition = Manifests.partition(layout, publication.getBatch());
        transactions.send(Records.of(layout.name(Topic.DEAD_LETTERS), partition, null, letter));
        progress.refused();
    }
}
