package org.codonstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.FrameCounts;
import org.codonstream.codon.Reading;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.CountedSequence;
import org.codonstream.schema.Decisions;
import org.codonstream.schema.Digest;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.Place;
import org.codonstream.schema.PlaceHeader;
import org.codonstream.schema.Publication;
import org.codonstream.schema.PublishedSequence;
import org.codonstream.schema.Retraction;
import org.codonstream.schema.SequenceBlock;
import org.codonstream.schema.SequenceCounts;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.SequenceSegment;
import org.codonstream.schema.Values;
import org.codonstream.tally.Windows;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodonTopologyTest {

    private static final String BASES = "ATGGCCNNATAGCTTACGATCGACTGATCGATTTAGC";
    private static final String OTHER_BASES = "TTTACCGGATAGCTAACG";

    @TempDir
    Path stateDir;

    private TopologyHarness stream;

    @BeforeEach
    void start() {
        stream = new TopologyHarness(stateDir, Windows.DEFAULT);
    }

    @AfterEach
    void stop() {
        stream.assertConsistent();
        stream.close();
    }

    @Test
    void countsASequenceInEveryScopeThatItBelongsTo() {
        SequenceHeading heading = SequenceHeading.newBuilder(TestBlocks.heading(0, "NC_000001", 2, "organelle", BASES))
                .setTaxonId(9606)
                .setCompartment("mitochondrion")
                .setGeneticCode(2)
                .build();

        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(heading, BASES)));

        Usage expected = usageOf(BASES);
        for (String scope :
                List.of("all", "source:organelle", "batch:b1", "taxon:9606", "taxon:9606/mitochondrion", "code:2")) {
            Usage found = stream.usage(Scope.parse(scope));
            assertThat(found.readings()).as(scope).isEqualTo(expected.readings());
            assertThat(found.sequences()).as(scope).isEqualTo(1);
            assertThat(found.bases()).as(scope).isEqualTo(BASES.length());
        }
        assertThat(stream.decisions("b1", "r1")).isEqualTo(decisions(1, 0, 0, 0));
    }

    @Test
    void writesTheLedgerToTheTopicsThatItsReadersAreTold() {
        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(0, "X", 1, "s", BASES)));

        assertThat(stream.writtenTopics())
                .contains(TopologyHarness.LAYOUT.ledgerTopic(), TopologyHarness.LAYOUT.ledgerProgressTopic());
    }

    @Test
    void countsTheSameSequenceOnceHoweverOftenItIsPublished() {
        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(0, "X", 1, "s", BASES)));
        stream.publish(TestBlocks.block("r2", "b2", TestBlocks.sequence(0, "X", 1, "s", BASES)));

        assertThat(stream.usage(Scope.ALL).readings()).isEqualTo(usageOf(BASES).readings());
        assertThat(stream.decisions("b2", "r2")).isEqualTo(decisions(0, 0, 1, 0));
        assertThat(stream.entry("X").getPlace().getOffset()).isEqualTo(1);
        assertThat(stream.usage(Scope.batch("b1")).sequences()).isEqualTo(1);
    }

    @Test
    void replacesAnOlderVersionExactly() {
        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(0, "X", 1, "s", BASES)));
        stream.publish(TestBlocks.block("r2", "b2", TestBlocks.sequence(0, "X", 2, "t", OTHER_BASES)));

        assertThat(stream.usage(Scope.ALL).readings())
                .isEqualTo(usageOf(OTHER_BASES).readings());
        assertThat(stream.usage(Scope.source("s")).isZero()).isTrue();
        assertThat(stream.usage(Scope.batch("b1")).isZero()).isTrue();
        assertThat(stream.decisions("b2", "r2")).isEqualTo(decisions(0, 1, 0, 0));
    }

    @Test
    void leavesTheNewerVersionWhenAnOlderOneComesLate() {
        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(0, "X", 2, "s", BASES)));
        stream.publish(TestBlocks.block("r2", "b2", TestBlocks.sequence(0, "X", 1, "s", OTHER_BASES)));

        assertThat(stream.usage(Scope.ALL).readings()).isEqualTo(usageOf(BASES).readings());
        assertThat(stream.decisions("b2", "r2")).isEqualTo(decisions(0, 0, 0, 1));
    }

    @Test
    void movesASequenceThatStatesAnotherSource() {
        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(0, "X", 1, "s", BASES)));
        stream.publish(TestBlocks.block("r2", "b2", TestBlocks.sequence(0, "X", 1, "t", BASES)));

        assertThat(stream.usage(Scope.source("s")).isZero()).isTrue();
        assertThat(stream.usage(Scope.source("t")).readings())
                .isEqualTo(usageOf(BASES).readings());
        assertThat(stream.decisions("b2", "r2")).isEqualTo(decisions(0, 1, 0, 0));
    }

    @Test
    void keepsWhatAPublicationDoesNotState() {
        SequenceHeading annotated = SequenceHeading.newBuilder(TestBlocks.heading(0, "X", 1, "s", BASES))
                .setTaxonId(9606)
                .setCodingDigest(new Digest(new byte[24]))
                .build();
        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(annotated, BASES)));
        stream.publish(TestBlocks.block("r2", "b2", TestBlocks.sequence(0, "X", 1, null, BASES)));

        assertThat(stream.decisions("b2", "r2")).isEqualTo(decisions(0, 0, 1, 0));
        assertThat(stream.usage(Scope.taxon(9606)).sequences()).isEqualTo(1);
        assertThat(stream.usage(Scope.source("s")).sequences()).isEqualTo(1);
    }

    @Test
    void retractsASequenceAndCountsItAgainWhenPublishedLater() {
        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(0, "X", 3, "s", BASES)));
        stream.publish(TestBlocks.retraction("r2", "X", "Y"));

        assertThat(stream.usage(Scope.ALL).isZero()).isTrue();
        assertThat(stream.decisions("retract-r2", "r2")).isEqualTo(new Decisions(0L, 0L, 0L, 0L, 0L, 1L, 1L));

        stream.publish(TestBlocks.block("r3", "b3", TestBlocks.sequence(0, "X", 1, "s", OTHER_BASES)));
        assertThat(stream.usage(Scope.ALL).readings())
                .isEqualTo(usageOf(OTHER_BASES).readings());
    }

    @Test
    void voidsWhatIsReplayedWithAPlaceBeforeARetraction() {
        stream.publish(TestBlocks.retraction("r1", "X"));
        TestRecord<byte[], byte[]> replayed =
                TestBlocks.record(TestBlocks.block("r0", "b0", TestBlocks.sequence(0, "X", 9, "s", BASES)));
        stream.publish(TestBlocks.block("r2", "b2", TestBlocks.sequence(0, "Z", 1, "s", BASES)));
        stream.publish(TestBlocks.retraction("r3", "X"));
        replayed.headers().add(PlaceHeader.NAME, "0:1".getBytes(StandardCharsets.UTF_8));
        stream.publish(replayed);

        assertThat(stream.decisions("b0", "r0")).isEqualTo(decisions(0, 0, 0, 1));
        assertThat(stream.usage(Scope.ALL).sequences()).isEqualTo(1);
    }

    @Test
    void refusesASecondContentInOnePublication() {
        stream.publish(TestBlocks.block(
                "r1",
                "b1",
                TestBlocks.sequence(0, "X", 1, "s", BASES),
                TestBlocks.sequence(1, "X", 1, "s", OTHER_BASES),
                TestBlocks.sequence(2, "X", 1, "s", BASES)));

        assertThat(stream.usage(Scope.ALL).readings()).isEqualTo(usageOf(BASES).readings());
        assertThat(stream.decisions("b1", "r1")).isEqualTo(new Decisions(1L, 0L, 1L, 0L, 1L, 0L, 0L));
        assertThat(stream.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo("conflict");
            assertThat(letter.getMessage())
                    .isEqualTo("one publication holds two contents for X.1; the first one is counted");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 24, 36})
    void countsSegmentsInAnyOrder(int ownBases) {
        String bases = BASES.repeat(7);
        List<SequenceSegment> segments =
                new ArrayList<>(TestBlocks.segments(TestBlocks.heading(0, "LONG", 1, "s", bases), bases, ownBases));
        Collections.shuffle(segments, new Random(ownBases));
        for (SequenceSegment segment : segments) {
            assertThat(stream.usage(Scope.ALL).isZero()).isTrue();
            stream.publish(TestBlocks.block("r1", "b1", List.of(segment)));
        }

        assertThat(stream.usage(Scope.ALL).readings()).isEqualTo(usageOf(bases).readings());
        assertThat(stream.decisions("b1", "r1")).isEqualTo(decisions(1, 0, 0, 0));
        stream.publish(TestBlocks.block("r1", "b1", segments));
        assertThat(stream.decisions("b1", "r1")).isEqualTo(decisions(1, 0, 0, 0));
    }

    @Test
    void refusesSegmentsThatDoNotMakeUpTheirSequence() {
        String bases = BASES.repeat(4);
        SequenceHeading heading = TestBlocks.heading(0, "LONG", 1, "s", bases);
        SequenceSegment first = TestBlocks.segments(heading, bases, 72).get(0);
        SequenceSegment alone = SequenceSegment.newBuilder(first).setSegments(1).build();
        SequenceSegment again = SequenceSegment.newBuilder(first).setIndex(1).build();
        stream.publish(TestBlocks.block("r1", "b1", List.of(alone)));
        stream.publish(TestBlocks.block("r1", "b1", List.of(first, again)));

        assertThat(stream.usage(Scope.ALL).isZero()).isTrue();
        assertThat(stream.deadLetters()).hasSize(2).allSatisfy(letter -> assertThat(letter.getMessage())
                .startsWith("sequence LONG.1 has an impossible segment"));
    }

    @Test
    void refusesALengthThatWouldFillTheHeap() {
        byte[] block = Codecs.SEQUENCE_BLOCK.encode(
                TestBlocks.block("run-of-nine", "b1", TestBlocks.sequence(0, "X", 1, "s", BASES)));
        byte[] lengthOf900Million = {(byte) 0x80, (byte) 0xd2, (byte) 0xa5, (byte) 0xda, 0x06};
        byte[] hostile = new byte[block.length + 4];
        System.arraycopy(block, 0, hostile, 0, 10);
        System.arraycopy(lengthOf900Million, 0, hostile, 10, 5);
        System.arraycopy(block, 11, hostile, 15, block.length - 11);
        stream.publish(TestBlocks.record(hostile));

        assertThat(stream.deadLetters()).singleElement().satisfies(letter -> assertThat(letter.getReason())
                .isEqualTo("unreadable"));
    }

    @Test
    void refusesABlockWholeAndCountsEachSequenceOnceWhenItIsMended() {
        SequenceHeading bad = SequenceHeading.newBuilder(TestBlocks.heading(2, "C", 1, "s", BASES))
                .setGeneticCode(8)
                .build();
        PublishedSequence first = TestBlocks.sequence(0, "A", 1, "s", BASES);
        PublishedSequence second = TestBlocks.sequence(1, "B", 1, "s", OTHER_BASES);
        SequenceBlock block = TestBlocks.block("r1", "b1", first, second, TestBlocks.sequence(bad, BASES));
        stream.publish(block);

        assertThat(stream.usage(Scope.ALL).isZero()).isTrue();
        assertThat(stream.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo("unknown-genetic-code");
            assertThat(letter.getMessage()).isEqualTo("sequence C.1 names genetic code 8, which NCBI does not have");
            assertThat(letter.getPlace()).isEqualTo(new Place(0, 0L, true));
            assertThat(letter.getValue().array()).isEqualTo(Codecs.SEQUENCE_BLOCK.encode(block));
        });
        assertThat(stream.position()).isZero();

        TestRecord<byte[], byte[]> mended = TestBlocks.record(
                TestBlocks.block("r1", "b1", first, second, TestBlocks.sequence(2, "C", 1, "s", BASES)));
        mended.headers().add(PlaceHeader.NAME, "0:0".getBytes(StandardCharsets.UTF_8));
        stream.publish(mended);
        stream.publish(mended);
        assertThat(stream.usage(Scope.ALL).readings())
                .isEqualTo(usageOf(BASES)
                        .plus(usageOf(OTHER_BASES))
                        .plus(usageOf(BASES))
                        .readings());
        assertThat(stream.decisions("b1", "r1")).isEqualTo(decisions(3, 0, 0, 0));
        assertThat(stream.entry("C").getPlace()).isEqualTo(new Place(0, 0L, true));
    }

    @Test
    void sendsGarbageAndDamagedRecordsToTheDeadLetters() {
        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(0, "X", 1, "s", BASES)));
        Usage before = stream.usage(Scope.ALL);
        Random random = new Random(42);
        byte[] good = Codecs.SEQUENCE_BLOCK.encode(
                TestBlocks.block("r2", "b2", TestBlocks.sequence(0, "Y", 1, "s", BASES.repeat(9))));
        int records = 2_000;
        for (int record = 0; record < records; record++) {
            byte[] value = good.clone();
            if (record % 2 == 0) {
                value = new byte[random.nextInt(400)];
                random.nextBytes(value);
                stream.publish(TestBlocks.record(value));
            } else {
                value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
                stream.publish(
                        new TestRecord<>(null, value, TestBlocks.record(good).headers()));
            }
        }

        assertThat(stream.deadLetters()).hasSize(records);
        assertThat(stream.usage(Scope.ALL)).isEqualTo(before);
        assertThat(stream.position()).isEqualTo(records);
    }

    @Test
    void survivesDamageThatTheChecksumDoesNotShow() {
        Random random = new Random(7);
        byte[] good = Codecs.SEQUENCE_BLOCK.encode(
                TestBlocks.block("r2", "b2", TestBlocks.sequence(0, "Y", 1, "s", BASES.repeat(9))));
        for (int record = 0; record < 3_000; record++) {
            byte[] value = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                value[10 + random.nextInt(value.length - 10)] = (byte) random.nextInt(256);
            }
            stream.publish(TestBlocks.record(value));
        }
        stream.assertConsistent();
        assertThat(stream.position()).isEqualTo(2_999);
    }

    @Test
    void letsCountsMadeElsewhereTakeTheirPlace() {
        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(0, "X", 2, "s", BASES)));
        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(1, "LATER", 1, "s", BASES)));

        stream.publishCounts(counts(new Place(0, 1L, false), true, "X", 1, OTHER_BASES));
        assertThat(stream.usage(Scope.batch("backfill-r9")).readings())
                .isEqualTo(usageOf(OTHER_BASES).readings());

        stream.publishCounts(counts(new Place(0, 1L, false), true, "LATER", 1, OTHER_BASES));
        assertThat(stream.decisions("backfill-r9", "r9")).isEqualTo(decisions(0, 1, 0, 1));
    }

    @Test
    void refusesCountsThatDoNotFitTheirLength() {
        SequenceHeading heading = TestBlocks.heading(0, "X", 1, "s", BASES);
        FrameCounts wrong = new CodonCounter().count(TestBlocks.pack(OTHER_BASES));
        stream.publishCounts(Codecs.SEQUENCE_COUNTS.encode(new SequenceCounts(
                new Publication("r9", "backfill-r9"),
                new Place(0, 1L, false),
                List.of(new CountedSequence(heading, Values.frames(wrong), List.of(), false)),
                List.<Retraction>of())));

        assertThat(stream.deadLetters()).singleElement().satisfies(letter -> assertThat(letter.getMessage())
                .isEqualTo("sequence X.1 has counts that do not fit its length"));
    }

    @Test
    void notesManifestsBesideDecisions() {
        Manifest manifest =
                new Manifest(new Publication("r1", "b1"), 1L, "blocks-id", "s", List.of(), 1L, 37L, 0L, 0L, false);
        stream.publishManifest("b1/r1".getBytes(StandardCharsets.UTF_8), Codecs.MANIFEST.encode(manifest));
        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(0, "X", 1, "s", BASES)));

        assertThat(stream.state("b1", "r1").getManifest()).isEqualTo(manifest);
        assertThat(stream.decisions("b1", "r1")).isEqualTo(decisions(1, 0, 0, 0));

        stream.publishManifest("b2/r1".getBytes(StandardCharsets.UTF_8), Codecs.MANIFEST.encode(manifest));
        assertThat(stream.deadLetters()).singleElement().satisfies(letter -> assertThat(letter.getMessage())
                .isEqualTo("the key of the manifest of batch b1 is not <batch>/<run>"));
    }

    @Test
    void keepsTheNetChangeOfEachWindow() {
        stream.publish(TestBlocks.block("r1", "b1", TestBlocks.sequence(0, "X", 1, "s", BASES)));
        stream.at(TopologyHarness.START.plus(Duration.ofHours(3)));
        stream.publish(TestBlocks.block("r2", "b2", TestBlocks.sequence(0, "X", 2, "s", OTHER_BASES)));

        List<Usage> windows = stream.windows(Scope.ALL);
        assertThat(windows).hasSize(2);
        assertThat(windows.get(0).readings()).isEqualTo(usageOf(BASES).readings());
        assertThat(windows.get(1).readings())
                .isEqualTo(usageOf(OTHER_BASES).minus(usageOf(BASES)).readings());
    }

    /** Any order of publications leaves what the rules say: highest version, of that the highest place. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void endsWithTheNewestOfEachIdentityAfterAnyMixture(long seed) {
        Random random = new Random(seed);
        Map<String, int[]> versions = new HashMap<>();
        Map<String, String> held = new HashMap<>();
        for (int step = 0; step < 400; step++) {
            String id = "ID" + random.nextInt(12);
            if (random.nextInt(10) == 0) {
                stream.publish(TestBlocks.retraction("r" + step, id));
                versions.remove(id);
                held.remove(id);
                continue;
            }
            int version = random.nextInt(4);
            String bases = BASES.substring(random.nextInt(20)).repeat(1 + random.nextInt(150));
            String source = "s" + random.nextInt(3);
            stream.publish(TestBlocks.block(
                    "r" + step, "b" + random.nextInt(5), TestBlocks.sequence(0, id, version, source, bases)));
            int[] before = versions.get(id);
            if (before == null || before[0] <= version) {
                versions.put(id, new int[] {version});
                held.put(id, bases);
            }
        }

        Usage expected = held.values().stream().map(CodonTopologyTest::usageOf).reduce(Usage.ZERO, Usage::plus);
        assertThat(stream.usage(Scope.ALL).readings()).isEqualTo(expected.readings());
        assertThat(stream.usage(Scope.ALL).sequences()).isEqualTo(held.size());
    }

    private static byte[] counts(Place place, boolean voidsLower, String id, int version, String bases) {
        FrameCounts frames = new CodonCounter().count(TestBlocks.pack(bases));
        return Codecs.SEQUENCE_COUNTS.encode(new SequenceCounts(
                new Publication("r9", "backfill-r9"),
                place,
                List.of(new CountedSequence(
                        TestBlocks.heading(0, id, version, "s", bases), Values.frames(frames), List.of(), voidsLower)),
                List.<Retraction>of()));
    }

    private static Decisions decisions(long counted, long replaced, long duplicate, long stale) {
        return new Decisions(counted, replaced, duplicate, stale, 0L, 0L, 0L);
    }

    private static Usage usageOf(String bases) {
        FrameCounts frames = new CodonCounter().count(TestBlocks.pack(bases));
        Map<Reading, org.codonstream.codon.CodonCounts> readings = new HashMap<>();
        for (Reading reading : Reading.values()) {
            if (reading != Reading.CDS) {
                readings.put(reading, frames.reading(reading));
            }
        }
        return new Usage(1, 0, bases.length(), Collections.emptySortedMap(), readings);
    }
}
