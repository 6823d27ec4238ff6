package org.codonstream.publish;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.codonstream.annotation.CodingCutter;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.batch.OnBadRow;
import org.codonstream.input.BadFeature;
import org.codonstream.input.BadRow;
import org.codonstream.input.InputFile;
import org.codonstream.input.RowHandler;
import org.codonstream.input.SequenceRow;
import org.codonstream.input.Slice;
import org.codonstream.kafka.Manifests;
import org.codonstream.kafka.Records;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.CodingSequence;
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

/**
 * Publishes the rows of one slice of a batch after the other: digests, packs and encodes them with their coding
 * sequences. One per thread and batch.
 */
final class RowPublisher implements RowHandler {

    /** Why dead letters are there that were never records. */
    static final String BAD_ROW = "bad-row";

    static final String BAD_CODING_SEQUENCE = "bad-coding-sequence";

    private final Transactions transactions;
    private final TopicLayout layout;
    private final Publication publication;
    private final IdentityRule rule;
    private final OnBadRow onBadRow;
    private final Progress progress;
    private final SequenceWriter writer;
    private final BasePacker packer = new BasePacker();
    private final CodingCutter cutter = new CodingCutter();
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
                            digest,
                            row.codingDigest()),
                    bases,
                    cut(row));
            progress.sent(row.length());
        } catch (InvalidLetterException | MissingSourceException | OversizedSequenceException e) {
            badRow(row.refuse(String.valueOf(e.getMessage())));
            return;
        }
        row.badFeatures().forEach(this::reject);
    }

    private List<CodingSequence> cut(SequenceRow row) {
        List<CodingSequence> coding = new ArrayList<>(row.codingFeatures().size());
        for (CodingFeature feature : row.codingFeatures()) {
            coding.add(Values.codingSequence(feature, cutter.cut(row.letters(), row.offset(), feature)));
        }
        return coding;
    }

    @Override
    public void badRow(BadRow row) {
        transactions.requireNoFailure();
        if (onBadRow == OnBadRow.FAIL) {
            throw row.exception();
        }
        sendLetter(BAD_ROW, row.sentence(), row.file(), row.row(), row.payload());
        progress.refused();
    }

    /** Its record is published without it, whatever becomes of bad rows. */
    private void reject(BadFeature feature) {
        sendLetter(BAD_CODING_SEQUENCE, feature.sentence(), feature.file(), feature.row(), feature.payload());
        progress.refusedCoding();
    }

    private void sendLetter(String reason, String sentence, InputFile file, long row, byte[] payload) {
        byte[] letter = Codecs.DEAD_LETTER.encode(DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage(sentence)
                .setRefused(System.currentTimeMillis())
                .setTopic(layout.name(Topic.SEQUENCE_BLOCKS))
                .setPartition(-1)
                .setOffset(-1)
                .setPublication(publication)
                .setFile(file.uri())
                .setRow(row)
                .setValue(ByteBuffer.wrap(payload))
                .setHeaders(List.of())
                .build());
        int partition = Manifests.partition(layout, publication.getBatch());
        transactions.send(Records.of(layout.name(Topic.DEAD_LETTERS), partition, null, letter));
    }
}
