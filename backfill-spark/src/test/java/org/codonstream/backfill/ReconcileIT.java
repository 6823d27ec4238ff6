package org.codonstream.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.input.GenBankFixture;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.Records;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.CountedSequence;
import org.codonstream.schema.Place;
import org.codonstream.schema.Publication;
import org.codonstream.schema.SequenceCounts;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.Values;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.CodingDigest;
import org.codonstream.sequence.Filing;
import org.codonstream.sequence.RefgetDigest;
import org.codonstream.sequence.SequenceIdentity;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.TopicSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The stream against recounts of its input, over a real broker. What one test leaves behind is the next one's beginning. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReconcileIT {

    private static final GenBankFixture ANNOTATED = GenBankFixture.of("XY000002.1", "ATGAAATAACCC".repeat(50));

    @TempDir
    private static Path folder;

    private static RunningStream stream;
    private static Rows organelle;

    @BeforeAll
    static void streamTheOrganelles() throws InterruptedException {
        stream = new RunningStream(folder);
        organelle = Rows.organelle();
        stream.ingest(organelle.write(folder.resolve("organelle.parquet")));
    }

    @AfterAll
    static void endTheStream() {
        stream.close();
    }

    @Test
    @Order(1)
    void findsFilesAndStreamEqual() {
        BackfillRun run =
                stream.reconcile("--input", folder.resolve("organelle.parquet").toString());

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).startsWith("equal: " + organelle.letters().size() + " sequences in input and stream, ");
    }

    @Test
    @Order(2)
    void namesASequenceThatTheFilesDoNotHold() {
        String taken = organelle.id(7);
        Path fewer = organelle.without(taken).write(folder.resolve("fewer.parquet"));

        BackfillRun run = stream.reconcile("--input", fewer.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("not equal: 1 extra; ")
                .contains("extra " + identity(taken) + "\n  input:  nothing\n");
    }

    @Test
    @Order(3)
    void namesASequenceThatTheStreamDoesNotHold() {
        Path more = organelle.with("NC_999999.1", none -> "ATGATG").write(folder.resolve("more.parquet"));

        BackfillRun run = stream.reconcile("--input", more.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("not equal: 1 missing; ")
                .contains("missing NC_999999\n  input:  NC_999999.1, version 1, 6 bases, frame 0: 2 codons")
                .contains("\n  stream: nothing");
    }

    @Test
    @Order(4)
    void namesASequenceOfWhichOneBaseDiffers() {
        String changed = organelle.id(3);
        Path mended = organelle.with(changed, ReconcileIT::otherFirstBase).write(folder.resolve("mended.parquet"));

        BackfillRun run = stream.reconcile("--input", mended.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("not equal: 1 different; ").contains("different " + identity(changed) + "\n");
    }

    @Test
    @Order(5)
    void findsWhatWasPublishedEqualWithoutAnyFile() throws InterruptedException {
        Rows longOne = Rows.generated("long", 1, 5_000_000);
        stream.ingest(longOne.write(folder.resolve("long.parquet")));
        stream.retract(organelle.id(0));

        BackfillRun run = stream.reconcile("--from-topic");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).startsWith("equal: " + organelle.letters().size() + " sequences in input and stream, ");
    }

    @Test
    @Order(6)
    void replacesWhatTheStreamHoldsByTheFilesAlsoByOlderVersionsWhileOthersPublish() throws Exception {
        Rows newer = Rows.generated("newer", 30, 300);
        Rows other = Rows.generated("other", 3_000, 300);
        newer.letters().replaceAll((id, letters) -> letters + "ATG");
        Rows second = new Rows("organelle", versions(newer, ".2"));
        stream.ingest(second.write(folder.resolve("second.parquet")));
        Rows wanted = organelle.without(organelle.id(7)).with(organelle.id(3), ReconcileIT::otherFirstBase);
        Rows.generated("newer", 30, 300).letters().forEach((id, letters) -> wanted.letters()
                .put(id, letters));
        String files = wanted.write(folder.resolve("wanted.parquet")).toString();

        assertThat(stream.reconcile("--input", files, "--source", "organelle").out())
                .startsWith("not equal: 1 missing, 1 different, 30 older, 1 extra; ");
        BackfillRun replaced;
        try (ChildJvm ingest =
                stream.startIngest(other.write(folder.resolve("other.parquet")), "--batch-size", "100")) {
            replaced = stream.publish("--input", files, "--source", "organelle", "--replace");
            ingest.awaitSuccess();
        }

        assertThat(replaced.exitCode()).as(replaced.err()).isZero();
        assertThat(replaced.out())
                .startsWith("published counts of 32 sequences and 1 retraction as batch backfill-")
                .contains("counted 1, replaced 31, duplicate 0, stale 0, rejected 0");
        BackfillRun equal = stream.reconcile("--input", files, "--source", "organelle");
        assertThat(equal.exitCode()).as(equal.out()).isZero();
        assertThat(stream.usage("source:organelle").path("sequences").asInt())
                .isEqualTo(wanted.letters().size());
        assertThat(stream.usage("source:other").path("sequences").asInt()).isEqualTo(3_000);
        assertThat(stream.publish("--input", files, "--source", "organelle", "--replace")
                        .out())
                .startsWith("nothing to publish: the stream holds it already\n");
    }

    @Test
    @Order(7)
    void findsABackfillEqualWithoutAnyFileToo() {
        BackfillRun run = stream.reconcile("--from-topic");

        assertThat(run.exitCode()).as(run.out()).isZero();
    }

    @Test
    @Order(8)
    void mendsCountsThatAreWrong() throws IOException, InterruptedException {
        Rows rows = new Rows("wrong", Map.of("XY000001.1", "ATGATGCCC"));
        publishWrongCounts("XY000001.1", "ATGATGCCC");
        String file = rows.write(folder.resolve("wrong.parquet")).toString();

        BackfillRun wrong = stream.reconcile("--input", file, "--source", "wrong");
        BackfillRun mended = stream.publish("--input", file, "--source", "wrong");
        BackfillRun right = stream.reconcile("--input", file, "--source", "wrong");

        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.out())
                .startsWith("not equal: 1 miscounted; ")
                .contains("miscounted XY000001\n")
                .contains("\n  frame0 CCC: 1 against 0");
        assertThat(mended.out()).startsWith("published counts of 1 sequence and 1 retraction as batch ");
        assertThat(right.exitCode()).as(right.out()).isZero();
    }

    @Test
    @Order(9)
    void mendsWhatABackfillBroughtAlthoughNothingElseWasPublishedSince() throws IOException, InterruptedException {
        Rows first = Rows.generated("twice", 20, 300);
        Rows second = first.without(first.id(1)).with(first.id(2), ReconcileIT::otherFirstBase);
        String before = first.write(folder.resolve("twice-1.parquet")).toString();
        String after = second.write(folder.resolve("twice-2.parquet")).toString();

        publishWhileATransactionIsOpen("--input", before, "--source", "twice");
        BackfillRun mended = stream.publish("--input", after, "--source", "twice", "--replace");

        assertThat(mended.out())
                .startsWith("published counts of 1 sequence and 1 retraction as batch ")
                .contains("counted 0, replaced 1, duplicate 0, stale 0, rejected 0");
        assertThat(stream.reconcile("--input", after, "--source", "twice").exitCode())
                .isZero();
        assertThat(stream.usage("source:twice").path("sequences").asInt()).isEqualTo(19);
    }

    @Test
    @Order(10)
    void refusesToReplaceByFilesWithBadRows() {
        Path bad =
                Rows.generated("bad", 2, 30).with("XZ000001.1", none -> "AT!").write(folder.resolve("bad.parquet"));

        BackfillRun run =
                stream.publish("--input", bad.toString(), "--source", "bad", "--replace", "--on-bad-row", "reject");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("codonstream: --replace takes an input without bad rows");
        assertThat(stream.publish("--input", bad.toString(), "--replace", "--sample", "1"))
                .isEqualTo(new BackfillRun(
                        2,
                        "",
                        "codonstream: --replace with --sample: what is behind the sample would be retracted; leave out"
                                + " one of the two\n"));
    }

    @Test
    @Order(11)
    void findsTheCodingSequencesOfAnAnnotatedFileEqual() throws IOException, InterruptedException {
        Path file = GenBankFixture.write(
                folder.resolve("annotated.gb"),
                ANNOTATED.coding("1..99", 11).coding("complement(4..90)", 11).coding("590..601", 11));
        stream.ingest(file, "--source", "annotated");

        BackfillRun run = stream.reconcile("--input", file.toString(), "--source", "annotated");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).startsWith("equal: 1 sequence in input and stream, ");
        assertThat(run.err())
                .contains("1 coding sequence left out, the first: " + file + ", record 1 (XY000002.1): CDS 3");
        assertThat(codingSequences("source:annotated")).isEqualTo(2);
    }

    @Test
    @Order(12)
    void takesAFileThatStatesNoCodingSequencesForEqual() throws IOException, InterruptedException {
        Path fasta = Files.writeString(
                folder.resolve("annotated.fasta"), ">" + ANNOTATED.id() + "\n" + ANNOTATED.letters() + "\n");
        String[] args = {"--input", fasta.toString(), "--source", "annotated"};

        BackfillRun equal = stream.reconcile(args);

        assertThat(equal.exitCode()).as(equal.out()).isZero();
        assertThat(stream.publish(args).out()).isEqualTo("nothing to publish: the stream holds it already\n");
        assertThat(stream.publish(with("--replace", args)).out())
                .isEqualTo("nothing to publish: the stream holds it already\n");
        assertThat(codingSequences("source:annotated")).isEqualTo(2);
    }

    @Test
    @Order(13)
    void bringsTheStreamToHoldALaterAnnotation() throws IOException, InterruptedException {
        Path file = GenBankFixture.write(folder.resolve("annotated.gb"), ANNOTATED.coding("1..99", 4));
        String[] args = {"--input", file.toString(), "--source", "annotated"};

        BackfillRun different = stream.reconcile(args);
        BackfillRun mended = stream.publish(args);
        BackfillRun equal = stream.reconcile(args);

        assertThat(different.exitCode()).isEqualTo(1);
        assertThat(different.out())
                .startsWith("not equal: 1 different; ")
                .contains(", 1 coding sequence\n")
                .contains(", 2 coding sequences\n")
                .contains("\n  cds TTT: 0 against 8");
        assertThat(mended.exitCode()).as(mended.err()).isZero();
        assertThat(mended.out()).contains("counted 0, replaced 1, duplicate 0, stale 0, rejected 0");
        assertThat(equal.exitCode()).as(equal.out()).isZero();
        assertThat(codingSequences("source:annotated")).isEqualTo(1);
        assertThat(codingSequences("code:4")).isEqualTo(1);
    }

    @Test
    @Order(14)
    void fillsTheTablesWithTheCodingSequencesOfFilesThatWereNeverStreamed() throws IOException, InterruptedException {
        Path file = GenBankFixture.write(
                folder.resolve("backfilled.gb"),
                GenBankFixture.of("XY000003.1", "ATGAAATAACCC")
                        .coding("1..9", 25)
                        .coding("4..12", 25)
                        .coding("1..6", 26));
        String[] args = {"--input", file.toString(), "--source", "backfilled"};

        BackfillRun published = stream.publish(args);
        BackfillRun equal = stream.reconcile(args);

        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(published.out()).contains("counted 1, replaced 0, duplicate 0, stale 0, rejected 0");
        assertThat(equal.exitCode()).as(equal.out()).isZero();
        assertThat(codingSequences("source:backfilled")).isEqualTo(3);
        assertThat(codingSequences("code:25")).isEqualTo(2);
        assertThat(codingSequences("code:26")).isEqualTo(1);
    }

    private static String[] with(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    private static int codingSequences(String scope) throws IOException, InterruptedException {
        return stream.usage(scope + "&reading=cds").path("coding_sequences").asInt();
    }

    private static String identity(String id) {
        return id.replaceFirst("\\.\\d+$", "");
    }

    private static String otherFirstBase(String letters) {
        return (letters.charAt(0) == 'A' ? "C" : "A") + letters.substring(1);
    }

    private static Map<String, String> versions(Rows rows, String version) {
        Map<String, String> renamed = new LinkedHashMap<>();
        rows.letters().forEach((id, letters) -> renamed.put(identity(id) + version, letters));
        return renamed;
    }

    /** Behind an open transaction there is no place to take: it begins only when that is decided. */
    private static void publishWhileATransactionIsOpen(String... args) throws InterruptedException {
        KafkaAccess kafka = KafkaAccess.of(stream.bootstrapServers());
        try (Producer<byte[], byte[]> open = kafka.producer("open")) {
            open.initTransactions();
            open.beginTransaction();
            open.send(Records.of(Topic.SEQUENCE_BLOCKS.name(TopicSettings.DEFAULT_PREFIX), 0, null, new byte[1]));
            open.flush();
            try (ChildJvm publish = stream.startPublish(args)) {
                publish.awaitWord("(waiting for the end of another publisher's transaction)");
                assertThat(publish.output()).doesNotContain("Spark");
                open.abortTransaction();
                publish.awaitWord("(publishing counts of 20 sequences)");
                publish.awaitSuccess();
            }
        }
    }

    /** Counts as a broken counter would make them: as many codons, but not those of the bases. */
    private static void publishWrongCounts(String id, String letters) throws InterruptedException {
        KafkaAccess kafka = KafkaAccess.of(stream.bootstrapServers());
        byte[] bytes = letters.getBytes(StandardCharsets.US_ASCII);
        FrameCounts right = new CodonCounter().count(new BasePacker().pack(bytes, 0, bytes.length));
        long[] codons = right.frame0().toArray();
        codons[Codon.index("CCC")]--;
        codons[Codon.index("AAA")]++;
        FrameCounts wrong =
                new FrameCounts(right.length(), CodonCounts.of(codons, 0, 0), right.frame1(), right.frame2());
        SequenceHeading heading = Values.heading(
                0,
                id,
                new SequenceIdentity(identity(id), 1),
                new Filing("wrong", null, null, null),
                null,
                bytes.length,
                new RefgetDigest().of(bytes, 0, bytes.length),
                CodingDigest.unstated());
        try (Admin admin = kafka.admin();
                Transactions transactions = Transactions.open(kafka, "test", "taken over")) {
            TopicLayout layout = new TopicCatalogue(admin, TopicSettings.defaults()).find();
            SequenceCounts counts = new SequenceCounts(
                    new Publication("wrong", "wrong"),
                    new Place(0, 0L, false),
                    List.of(new CountedSequence(heading, Values.frames(wrong), List.of(), false)),
                    List.of());
            transactions.run(() -> transactions.send(Records.of(
                    layout.name(Topic.SEQUENCE_COUNTS),
                    layout.partition(identity(id)),
                    null,
                    Codecs.SEQUENCE_COUNTS.encode(counts))));
        }
    }
}
