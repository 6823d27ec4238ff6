package org.codonstream.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codonstream.input.ParquetFixture.row;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.batch.Batch;
import org.codonstream.batch.BatchLimits;
import org.codonstream.batch.OnBadRow;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.FrameCounts;
import org.codonstream.input.InputException;
import org.codonstream.input.ParquetFixture;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.PublishReport;
import org.codonstream.kafka.RecordedRule;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.DeadLetter;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.ManifestInput;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.Values;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.sequence.RefgetDigest;
import org.codonstream.topic.BatchKeys;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicException;
import org.codonstream.topic.TopicLayout;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrokerExtension.class)
class PublisherTest {

    @TempDir
    private Path folder;

    @Test
    void publishesEachRowOnceWithAManifestPerBatch(TestTopics topics) throws Exception {
        Rows.write(folder.resolve("a.parquet"), 0, 25, 500);
        Rows.write(folder.resolve("b.parquet"), 100, 10, 3000);

        PublishReport report =
                topics.publish(topics.publishing().withLimits(BatchLimits.DEFAULT.withSequences(20)), folder + "");

        assertThat(report.published()).hasSize(2);
        assertThat(report.skipped()).isEmpty();
        assertThat(report.sequences()).isEqualTo(35);
        assertThat(report.bases()).isEqualTo(25 * 500 + 10 * 3000);
        assertThat(topics.sequences())
                .extracting(sequence -> sequence.getHeading().getIdentity())
                .containsExactlyInAnyOrderElementsOf(IntStream.concat(IntStream.range(0, 25), IntStream.range(100, 110))
                        .mapToObj(Rows::accession)
                        .toList());
        List<Manifest> manifests = topics.manifests().stream()
                .sorted(Comparator.comparingInt(manifest ->
                        report.published().indexOf(manifest.getPublication().getBatch())))
                .toList();
        assertThat(manifests).extracting(Manifest::getSequences).containsExactly(20L, 15L);
        assertThat(manifests).extracting(Manifest::getBases).containsExactly(10_000L, 32_500L);
        assertThat(manifests).allSatisfy(manifest -> {
            assertThat(manifest.getPublication().getRun())
                    .isEqualTo(report.run())
                    .hasSize(16);
            assertThat(manifest.getTopicId()).isEqualTo(topics.layout().blocksTopicId());
            assertThat(manifest.getReplace()).isFalse();
        });
        assertThat(manifests.get(1).getInputs())
                .extracting(ManifestInput::getName, ManifestInput::getFirstRow, ManifestInput::getRows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.parquet", 21L, 5L),
                        org.assertj.core.groups.Tuple.tuple("b.parquet", 1L, 10L));
    }

    @Test
    void writesHeadingDigestAndBasesAsTheRowHasThem(TestTopics topics) throws Exception {
        String letters = "acgtNNRacgu" + "ACGTTGCA".repeat(700);
        Map<String, Object> stated = row("lab|7", letters, "column");
        stated.put("taxon_id", 9606);
        stated.put("organism", "Homo sapiens");
        stated.put("compartment", "mitochondrion");
        stated.put("genetic_code", 2);
        ParquetFixture.ofAllColumns().write(folder.resolve("x.parquet"), row("gi|1|gb|KF600627.3|", "ACG"), stated);

        topics.publish(topics.publishing().withSource("option"), folder + "/x.parquet");

        byte[] ascii = letters.getBytes(StandardCharsets.US_ASCII);
        Map<String, PublishedSequence> byIdentity = topics.sequences().stream()
                .collect(Collectors.toMap(sequence -> sequence.getHeading().getIdentity(), sequence -> sequence));
        assertThat(byIdentity).containsOnlyKeys("KF600627", "option/lab|7");
        SequenceHeading bare = byIdentity.get("KF600627").getHeading();
        assertThat(bare.getVersion()).isEqualTo(3);
        assertThat(bare.getRow()).isZero();
        assertThat(bare.getTaxonId()).isNull();
        assertThat(bare.getOrganism()).isNull();
        SequenceHeading full = byIdentity.get("option/lab|7").getHeading();
        assertThat(full.getRow()).isEqualTo(1);
        assertThat(full.getId()).isEqualTo("lab|7");
        assertThat(full.getSource()).isEqualTo("option");
        assertThat(full.getTaxonId()).isEqualTo(9606);
        assertThat(full.getOrganism()).isEqualTo("Homo sapiens");
        assertThat(full.getCompartment()).isEqualTo("mitochondrion");
        assertThat(full.getGeneticCode()).isEqualTo(2);
        assertThat(full.getLength()).isEqualTo(ascii.length);
        assertThat(full.getCodingDigest()).isNull();
        assertThat(full.getBasesDigest().bytes()).isEqualTo(new RefgetDigest().of(ascii, 0, ascii.length));
        assertThat(byIdentity.get("option/lab|7").getBases())
                .isEqualTo(Values.packed(new BasePacker().pack(ascii, 0, ascii.length)));
        assertThat(topics.manifests()).extracting(Manifest::getSource).containsExactly("option");
    }

    @Test
    void putsEachIdentityInItsPartitionAndTheManifestInThatOfItsBatch(TestTopics topics) throws Exception {
        Rows.write(folder.resolve("a.parquet"), 0, 200, 400);

        PublishReport report = topics.publish(topics.publishing(), folder + "");

        TopicLayout layout = topics.layout();
        Map<TopicPartition, Long> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.records(Topic.SEQUENCE_BLOCKS)) {
            assertThat(record.key()).isNull();
            assertThat(Codecs.SEQUENCE_BLOCK.decode(record.value()).getSequences())
                    .allSatisfy(sequence -> assertThat(
                                    layout.partition(sequence.getHeading().getIdentity()))
                            .isEqualTo(record.partition()));
            last.merge(new TopicPartition(record.topic(), record.partition()), record.offset(), Math::max);
        }
        assertThat(last).hasSize(4).isEqualTo(report.lastOffsets());
        String batch = report.published().get(0);
        assertThat(topics.records(Topic.BATCHES))
                .filteredOn(record -> !BatchKeys.isSettings(record.key()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(batch + "/" + report.run());
                    assertThat(record.partition()).isEqualTo(layout.partition("batch:" + batch));
                });
    }

    @Test
    void countsOfWhatIsPublishedAreThoseOfTheFiles(TestTopics topics) throws Exception {
        Path organelle = Path.of("../../shared/data/parquet/organelle");
        Assumptions.assumeTrue(Files.isDirectory(organelle), organelle + " is absent: real genomes are not published");

        PublishReport report =
                topics.publish(topics.publishing().withLimits(BatchLimits.DEFAULT.withSequences(17)), organelle + "");

        assertThat(report.sequences()).isEqualTo(142);
        CodonCounter counter = new CodonCounter();
        Map<String, Long> lengths = new HashMap<>();
        FrameCounts sum = FrameCounts.EMPTY;
        for (PublishedSequence sequence : topics.sequences()) {
            FrameCounts counts = counter.count(SequenceWriterTest.unpacked(sequence.getBases()));
            lengths.put(sequence.getHeading().getId(), counts.length());
            sum = sum.plus(counts);
        }
        assertThat(lengths).hasSize(141);
        assertThat(sum.length()).isEqualTo(report.bases());
        assertThat(lengths).containsEntry("NC_012920.1", 16_569L);
    }

    @Test
    void skipsBatchesThatStandAndPublishesTheOthers(TestTopics topics) throws Exception {
        Rows.write(folder.resolve("a.parquet"), 0, 10, 300);
        PublishSettings settings = topics.publishing().withLimits(BatchLimits.DEFAULT.withSequences(5));
        PublishReport first = topics.publish(settings, folder + "");
        Rows.write(folder.resolve("b.parquet"), 50, 5, 300);

        PublishReport second = topics.publish(settings, folder + "");

        assertThat(second.skipped()).isEqualTo(first.published()).hasSize(2);
        assertThat(second.published()).hasSize(1);
        assertThat(second.sequences()).isEqualTo(5);
        assertThat(topics.sequences()).hasSize(15);
        assertThat(topics.publish(settings.withResume(Resume.PUBLISH_ALL), folder + "")
                        .published())
                .hasSize(3);
    }

    @Test
    void publishesAgainWhatHasOneBaseMendedInTheSameSize(TestTopics topics) throws Exception {
        Path file = folder.resolve("a.parquet");
        ParquetFixture.ofAllColumns().write(file, row("NC_000001.1", "ACGTACGT"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
        topics.publish(topics.publishing(), folder + "");
        long length = Files.size(file);
        ParquetFixture.ofAllColumns().write(file, row("NC_000001.1", "ACGTACGA"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_060_000L));
        assertThat(Files.size(file)).isEqualTo(length);

        PublishReport mended = topics.publish(topics.publishing(), folder + "");

        assertThat(mended.skipped()).isEmpty();
        assertThat(mended.published()).hasSize(1);
        assertThat(topics.sequences()).hasSize(2);
    }

    @Test
    void publishesAllAgainWhenTheTopicOfBlocksIsAnotherOne(TestTopics topics) throws Exception {
        Rows.write(folder.resolve("a.parquet"), 0, 10, 300);
        topics.publish(topics.publishing(), folder + "");
        String blocks = topics.layout().name(Topic.SEQUENCE_BLOCKS);
        try (Admin admin = topics.kafka().admin()) {
            admin.deleteTopics(List.of(blocks)).all().get(10, TimeUnit.SECONDS);
            org.awaitility.Awaitility.await()
                    .until(() -> !admin.listTopics().names().get().contains(blocks));
        }

        assertThat(topics.publish(topics.publishing(), folder + "").published()).hasSize(1);
        assertThat(topics.sequences()).hasSize(10);
    }

    @Test
    void endsAtABadRowSayingWhichBatchesStandAndGoesOnAfterTheMend(TestTopics topics) throws Exception {
        Rows.write(folder.resolve("a.parquet"), 0, 4, 300);
        Path bad = folder.resolve("b.parquet");
        ParquetFixture.ofAllColumns().write(bad, row("NC_000100.1", "ACGT"), row("NC_000101.1", "ACGT*CGT"));
        Rows.write(folder.resolve("c.parquet"), 200, 3, 300);
        PublishSettings settings = topics.publishing().withLimits(BatchLimits.DEFAULT.withSequences(2));

        assertThatThrownBy(() -> topics.publish(settings, folder + ""))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(bad + ", row 2 (NC_000101.1): ")
                .hasMessageContaining("'*'")
                .hasMessageEndingWith(
                        "; batches 1-2 of 5 are published and stand; run the same command again after the mend");
        assertThat(topics.sequences()).hasSize(4);
        assertThat(topics.manifests()).hasSize(2);

        ParquetFixture.ofAllColumns().write(bad, row("NC_000100.1", "ACGT"), row("NC_000101.1", "ACGTACGT"));
        PublishReport report = topics.publish(settings, folder + "");
        assertThat(report.skipped()).hasSize(2);
        assertThat(report.published()).hasSize(3);
        assertThat(topics.sequences()).hasSize(9);
        assertThat(topics.deadLetters()).isEmpty();
    }

    @Test
    void rejectsBadRowsIntoTheDeadLettersOfTheSameTransaction(TestTopics topics) throws Exception {
        ParquetFixture.ofAllColumns()
                .write(
                        folder.resolve("a.parquet"),
                        row("NC_000001.1", "ACGT"),
                        row("NC_000002.1", "AC-T"),
                        row("contig_1", "ACGT"),
                        row("NC_000003.1", "ACGTA"));

        PublishReport report = topics.publish(topics.publishing().withOnBadRow(OnBadRow.REJECT), folder + "");

        assertThat(report.sequences()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(2);
        assertThat(topics.manifests()).singleElement().satisfies(manifest -> {
            assertThat(manifest.getSequences()).isEqualTo(2);
            assertThat(manifest.getRejected()).isEqualTo(2);
        });
        assertThat(topics.sequences())
                .extracting(sequence -> sequence.getHeading().getRow())
                .containsExactlyInAnyOrder(0L, 3L);
        assertThat(topics.deadLetters()).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.getReason()).isEqualTo("bad-row");
            assertThat(letter.getPartition()).isEqualTo(-1);
            assertThat(letter.getFile()).isEqualTo(folder.resolve("a.parquet").toString());
            assertThat(letter.getPublication().getBatch())
                    .isEqualTo(report.published().get(0));
        });
        assertThat(topics.deadLetters()).extracting(DeadLetter::getRow).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void refusesAnotherIdentityRuleThanThePrefixHas(TestTopics topics) {
        Rows.write(folder.resolve("a.parquet"), 0, 2, 300);
        topics.publish(topics.publishing().withIdentity(IdentityRule.SEQ_ID), folder + "");

        assertThatThrownBy(() -> topics.publish(topics.publishing().withIdentity(IdentityRule.ACCESSION), folder + ""))
                .isInstanceOf(PublishException.class)
                .hasMessage("topic prefix " + topics.settings().prefix()
                        + " identifies sequences by --identity seq-id, not accession: one rule holds for all that is"
                        + " published under a prefix; use it, or another --topic-prefix");
        assertThat(topics.publish(topics.publishing(), folder + "").skipped()).hasSize(1);
    }

    @Test
    void letsOneOfTwoFirstPublishersDecideTheIdentityRule(TestTopics topics) {
        TopicLayout layout = topics.layout();
        List<CompletableFuture<IdentityRule>> publishers = new ArrayList<>();
        for (IdentityRule rule : List.of(IdentityRule.ACCESSION, IdentityRule.SEQ_ID)) {
            publishers.add(CompletableFuture.supplyAsync(() -> {
                new RecordedRule(topics.kafka(), layout).record(rule);
                return rule;
            }));
        }
        List<Object> outcomes = publishers.stream()
                .map(publisher -> publisher
                        .<Object>handle((rule, failure) -> failure != null ? failure : rule)
                        .join())
                .toList();

        IdentityRule recorded = new RecordedRule(topics.kafka(), layout).find().orElseThrow();
        assertThat(outcomes).contains(recorded);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof CompletionException)
                .singleElement()
                .satisfies(failure -> assertThat((Throwable) failure).hasMessageContaining("one rule holds for all"));
    }

    @Test
    void isFencedByAnotherRunOfTheSameInput(TestTopics topics) throws Exception {
        Rows.write(folder.resolve("a.parquet"), 0, 6, 300);
        PublishSettings settings = topics.publishing().withLimits(BatchLimits.DEFAULT.withSequences(2));
        CountDownLatch firstStands = new CountDownLatch(1);
        CountDownLatch secondEnded = new CountDownLatch(1);
        PublishListener pausing = new PublishListener() {
            @Override
            public void published(int number, Batch batch, long sequences, long bases) {
                firstStands.countDown();
                try {
                    assertThat(secondEnded.await(60, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        CompletableFuture<PublishReport> first = CompletableFuture.supplyAsync(
                () -> new Publisher(topics.kafka(), settings, pausing).publish(List.of(folder + "")));
        assertThat(firstStands.await(60, TimeUnit.SECONDS)).isTrue();

        PublishReport second = topics.publish(settings, folder + "");
        secondEnded.countDown();

        assertThat(second.skipped()).hasSize(1);
        assertThat(second.published()).hasSize(2);
        assertThatThrownBy(first::join)
                .cause()
                .isInstanceOf(PublishException.class)
                .hasMessage("another run of the same input has taken over; batch 1 of 3 is published and stands");
        assertThat(topics.sequences()).hasSize(6);
    }

    @Test
    void abortsTheBatchAtWorkWhenStopped(TestTopics topics) throws Exception {
        Rows.write(folder.resolve("a.parquet"), 0, 200, 200_000);
        PublishSettings settings = topics.publishing().withLimits(BatchLimits.DEFAULT.withSequences(150));
        List<Publisher> publisher = new ArrayList<>();
        PublishListener stopping = new PublishListener() {
            @Override
            public void published(int number, Batch batch, long sequences, long bases) {
                publisher.get(0).stop();
            }
        };
        publisher.add(new Publisher(topics.kafka(), settings, stopping));

        assertThatThrownBy(() -> publisher.get(0).publish(List.of(folder + "")))
                .isInstanceOf(PublishException.class)
                .hasMessage("stopped; batch 1 of 2 is published and stands; run the same command again to go on");
        assertThat(topics.manifests()).hasSize(1);
        assertThat(topics.sequences()).hasSize(150);
    }

    @Test
    void refusesTopicWithOtherSettings(TestTopics topics) throws Exception {
        Rows.write(folder.resolve("a.parquet"), 0, 2, 300);
        String blocks = Topic.SEQUENCE_BLOCKS.name(topics.settings().prefix());
        try (Admin admin = topics.kafka().admin()) {
            NewTopic compacted = new NewTopic(blocks, 4, (short) 1).configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(Set.of(compacted)).all().get(10, TimeUnit.SECONDS);
        }

        assertThatThrownBy(() -> topics.publish(topics.publishing(), folder + ""))
                .isInstanceOf(TopicException.class)
                .hasMessageStartingWith("topic " + blocks + " has ");
    }

    @Test
    void publishesLongSequencesInSegments(TestTopics topics) throws Exception {
        Rows.write(folder.resolve("a.parquet"), 0, 2, 9_000_000);

        PublishReport report = topics.publish(topics.publishing(), folder + "");

        assertThat(report.bases()).isEqualTo(18_000_000);
        Map<String, Long> own = topics.blocks().stream()
                .flatMap(block -> block.getSegments().stream())
                .collect(Collectors.groupingBy(
                        segment -> segment.getHeading().getIdentity(),
                        Collectors.summingLong(segment -> segment.getOwnBases())));
        assertThat(own).isEqualTo(Map.of("NC_000000", 9_000_000L, "NC_000001", 9_000_000L));
    }

    @Test
    void tellsAListenerHowItComesOn(TestTopics topics) {
        Rows.write(folder.resolve("a.parquet"), 0, 6, 300);
        List<String> heard = new ArrayList<>();
        PublishListener listener = new PublishListener() {
            @Override
            public void planned(org.codonstream.batch.BatchPlan plan) {
                heard.add("planned " + plan.batches().size());
            }

            @Override
            public void skipped(int number, Batch batch) {
                heard.add("skipped " + number);
            }

            @Override
            public void published(int number, Batch batch, long sequences, long bases) {
                heard.add("published " + number + " " + sequences + " " + bases);
            }
        };
        PublishSettings settings = topics.publishing().withLimits(new BatchLimits(2, Long.MAX_VALUE, 2));
        topics.publish(settings, folder + "");
        new Publisher(topics.kafka(), settings.withLimits(BatchLimits.DEFAULT.withSequences(2)), listener)
                .publish(List.of(folder + ""));

        assertThat(heard).containsExactly("planned 3", "skipped 1", "published 2 2 600", "published 3 4 1200");
    }
}
