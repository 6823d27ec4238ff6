package org.codonstream.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.AnnotationReader;
import org.codonstream.annotation.RawFeature;
import org.codonstream.annotation.Topology;
import org.codonstream.batch.OnBadRow;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import org.codonstream.input.SequenceRow;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.RecordedRule;
import org.codonstream.kafka.Records;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.CodingSequence;
import org.codonstream.schema.DeadLetter;
import org.codonstream.schema.PrefixSettings;
import org.codonstream.schema.Publication;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.Values;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.CodingDigest;
import org.codonstream.sequence.Filing;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.sequence.LocatedCoding;
import org.codonstream.sequence.PackedBases;
import org.codonstream.topic.BatchKeys;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrokerExtension.class)
class CodingSequencesTest {

    private static final String LETTERS = "xATGAAATAAC";

    @TempDir
    private Path folder;

    @Test
    void publishesCodingSequencesCutOutOfTheirRecord(TestTopics topics) throws Exception {
        Annotation annotation = annotation(
                new RawFeature(
                        1,
                        "complement(1..9)",
                        Map.of("codon_start", List.of("2"), "transl_table", List.of("11"), "gene", List.of("fwdA"))),
                new RawFeature(2, "join(1..3,7..10)", Map.of("protein_id", List.of("P1.1"))));

        publish(topics, annotation);

        PublishedSequence sequence = topics.sequences().get(0);
        assertThat(sequence.getHeading().getCodingDigest().bytes())
                .isEqualTo(CodingDigest.of(List.of(
                        new LocatedCoding("complement(1..9)", 2, 11), new LocatedCoding("join(1..3,7..10)", 1, 1))));
        assertThat(sequence.getCodingSequences())
                .containsExactly(
                        new CodingSequence("complement(1..9)", 2, 11, "fwdA", null, Values.packed(packed("TATTTCAT"))),
                        new CodingSequence("join(1..3,7..10)", 1, 1, null, "P1.1", Values.packed(packed("ATGTAAC"))));
        assertThat(topics.deadLetters()).isEmpty();
    }

    @Test
    void tellsARecordWithoutCodingSequencesFromOneThatSaysNothingOfThem(TestTopics topics) throws Exception {
        publish(topics, Annotation.EMPTY);
        publish(topics, null);

        assertThat(topics.sequences())
                .extracting(sequence -> sequence.getHeading().getCodingDigest() != null)
                .containsExactly(true, false);
    }

    @Test
    void publishesTheGoodOnesAndKeepsTheBadOneAsADeadLetter(TestTopics topics) throws Exception {
        Annotation annotation =
                annotation(new RawFeature(1, "1..9", Map.of()), new RawFeature(2, "complement(4..11)", Map.of()));

        Progress progress = publish(topics, annotation);

        assertThat(progress.sequences()).isEqualTo(1);
        assertThat(progress.rejected()).isZero();
        assertThat(progress.rejectedCoding()).isEqualTo(1);
        assertThat(topics.sequences().get(0).getCodingSequences())
                .extracting(CodingSequence::getLocation)
                .containsExactly("1..9");
        DeadLetter letter = topics.deadLetters().get(0);
        String reason = "position 11 lies behind the sequence, which has 10 bases";
        assertThat(letter.getReason()).isEqualTo("bad-coding-sequence");
        assertThat(letter.getMessage())
                .isEqualTo(file() + ", row 7 (NC_000001.1): CDS 2 at complement(4..11): " + reason);
        assertThat(letter.getFile()).isEqualTo(file().toString());
        assertThat(letter.getRow()).isEqualTo(7);
        assertThat(new String(letter.getValue().array(), StandardCharsets.UTF_8))
                .isEqualTo("{\"seq_id\":\"NC_000001.1\",\"cds\":2,\"location\":\"complement(4..11)\",\"reason\":\""
                        + reason + "\"}");
    }

    @Test
    void saysThatABadCodingSequenceCannotBeReplayed(TestTopics topics) throws Exception {
        publish(topics, annotation(new RawFeature(1, "0..9", Map.of())));
        DeadLetters letters = new DeadLetters(topics.kafka(), topics.settings());
        LetterId[] id = new LetterId[1];
        letters.forEach(letter -> id[0] = letter.id());

        assertThatThrownBy(() -> letters.replay(id[0]))
                .isInstanceOf(PublishException.class)
                .hasMessage("dead letter " + id[0] + " can't be replayed: it is a coding sequence that was never"
                        + " published (" + file() + ", row 7 (NC_000001.1): CDS 1 at 0..9: position 0 lies before the"
                        + " sequence: the first base is 1); mend the file and publish it again, its record's other"
                        + " counts stand");
        assertThat(letters.replayAll().left()).isEqualTo(1);
    }

    @Test
    void keepsOnlyTheRowWhereTheRowIsRefusedWithItsCodingSequences(TestTopics topics) throws Exception {
        Progress progress = publish(topics, annotation(new RawFeature(1, "0..9", Map.of())), "xATGAAAT*AC");

        assertThat(progress.rejected()).isEqualTo(1);
        assertThat(progress.rejectedCoding()).isZero();
        assertThat(topics.deadLetters()).extracting(DeadLetter::getReason).containsExactly("bad-row");
    }

    @Test
    void refusesAPrefixUnderWhichOtherReadingsAreCounted(TestTopics topics) {
        TopicLayout layout = topics.layout();
        byte[] settings = Codecs.PREFIX_SETTINGS.encode(new PrefixSettings("accession", List.of("frame0")));
        try (Transactions transactions = Transactions.open(topics.kafka(), layout.prefix() + "-test", "taken over")) {
            transactions.run(
                    () -> transactions.send(Records.of(layout.name(Topic.BATCHES), 0, BatchKeys.settings(), settings)));
        }
        file();

        assertThatThrownBy(() -> topics.publish(topics.publishing(), folder + ""))
                .isInstanceOf(PublishException.class)
                .hasMessage("under topic prefix " + layout.prefix() + " readings frame0 are counted, not frame0,"
                        + " frame1, frame2, reverse0, reverse1, reverse2, cds: a table never mixes rules; use the"
                        + " codonstream that fills it, or another --topic-prefix");
    }

    @Test
    void recordsTheReadingsThatItCounts(TestTopics topics) {
        TopicLayout layout = topics.layout();

        new RecordedRule(topics.kafka(), layout).record(IdentityRule.SEQ_ID);

        assertThat(topics.records(Topic.BATCHES)).singleElement().satisfies(record -> assertThat(
                        Codecs.PREFIX_SETTINGS.decode(record.value()).getReadings())
                .containsExactly("frame0", "frame1", "frame2", "reverse0", "reverse1", "reverse2", "cds"));
        assertThat(new RecordedRule(topics.kafka(), layout).find()).contains(IdentityRule.SEQ_ID);
    }

    private Progress publish(TestTopics topics, @Nullable Annotation annotation) {
        return publish(topics, annotation, LETTERS);
    }

    private Progress publish(TestTopics topics, @Nullable Annotation annotation, String letters) {
        TopicLayout layout = topics.layout();
        Publication publication = new Publication("run", "batch");
        Progress progress = new Progress();
        try (Transactions transactions = Transactions.open(topics.kafka(), layout.prefix() + "-test", "taken over")) {
            transactions.run(() -> {
                BlockWriter blocks = BlockWriter.into(transactions, layout, publication);
                new RowPublisher(
                                transactions,
                                layout,
                                publication,
                                IdentityRule.ACCESSION,
                                OnBadRow.REJECT,
                                blocks,
                                progress)
                        .sequence(row(annotation, letters));
                blocks.flush();
            });
        }
        return progress;
    }

    private SequenceRow row(@Nullable Annotation annotation, String letters) {
        return new SequenceRow(
                file(),
                7,
                "NC_000001.1",
                null,
                Filing.UNSTATED,
                null,
                Topology.LINEAR,
                annotation,
                letters.getBytes(StandardCharsets.US_ASCII),
                1,
                letters.length() - 1);
    }

    private InputFile file() {
        Path file = folder.resolve("a.parquet");
        Rows.write(file, 0, 1, 30);
        return InputFiles.resolve(List.of(file.toString())).get(0);
    }

    private static Annotation annotation(RawFeature... features) {
        return AnnotationReader.read(List.of(features), LETTERS.length() - 1, Topology.LINEAR);
    }

    private static PackedBases packed(String letters) {
        byte[] bytes = letters.getBytes(StandardCharsets.US_ASCII);
        return new BasePacker().pack(bytes, 0, bytes.length);
    }
}
