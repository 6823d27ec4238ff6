package org.codonstream.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroCodecTest {

    /** One record of each kind and schema version, as it was written when that version was new: name, version, base64. */
    private static final String KEPT_RECORDS = "/kept-records.tsv";

    record Kind(String name, AvroCodec<? extends SpecificRecordBase> codec) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> kinds() {
        return List.of(
                new Kind("SequenceBlock", Codecs.SEQUENCE_BLOCK),
                new Kind("SequenceCounts", Codecs.SEQUENCE_COUNTS),
                new Kind("LedgerEntry", Codecs.LEDGER_ENTRY),
                new Kind("PendingSequence", Codecs.PENDING_SEQUENCE),
                new Kind("ScopeUsage", Codecs.SCOPE_USAGE),
                new Kind("UsageDifference", Codecs.USAGE_DIFFERENCE),
                new Kind("UsagePosition", Codecs.USAGE_POSITION),
                new Kind("Manifest", Codecs.MANIFEST),
                new Kind("PrefixSettings", Codecs.PREFIX_SETTINGS),
                new Kind("LedgerProgress", Codecs.LEDGER_PROGRESS),
                new Kind("UsageProgress", Codecs.USAGE_PROGRESS),
                new Kind("PublicationState", Codecs.PUBLICATION_STATE),
                new Kind("DeadLetter", Codecs.DEAD_LETTER));
    }

    record KeptRecord(String name, int version, byte[] bytes) {
        @Override
        public String toString() {
            return name + " " + version;
        }
    }

    static List<KeptRecord> keptRecords() throws IOException {
        String text = new String(
                AvroCodecTest.class.getResourceAsStream(KEPT_RECORDS).readAllBytes(), StandardCharsets.US_ASCII);
        return text.lines()
                .map(line -> line.split("\t"))
                .map(cells -> new KeptRecord(
                        cells[0],
                        Integer.parseInt(cells[1]),
                        Base64.getDecoder().decode(cells[2])))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void keepsTheCurrentSchemaAsItsLatestVersion(Kind kind) throws IOException {
        List<Schema> versions = versions(kind.name());

        assertThat(versions).isNotEmpty();
        assertThat(versions.get(versions.size() - 1))
                .as("after a change of avro/%s.avsc, add it as a new version under history/", kind)
                .isEqualTo(new Schema.Parser()
                        .parse(Path.of("avro", kind + ".avsc").toFile()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void keepsARecordOfEveryVersion(Kind kind) throws IOException {
        assertThat(keptRecords().stream().filter(kept -> kept.name().equals(kind.name())))
                .hasSameSizeAs(versions(kind.name()));
    }

    @ParameterizedTest
    @MethodSource("keptRecords")
    void readsRecordsOfEveryVersion(KeptRecord kept) throws Exception {
        Kind kind = kind(kept);

        assertThat(roundTrip(kind.codec(), kept.bytes())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("keptRecords")
    void writesWhatItRead(KeptRecord kept) throws Exception {
        Kind kind = kind(kept);
        byte[] now = roundTrip(kind.codec(), kept.bytes());

        assertThat(roundTrip(kind.codec(), now)).isEqualTo(now);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refusesGarbage(Kind kind) {
        Random random = new Random(1);
        for (int attempt = 0; attempt < 1_000; attempt++) {
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            assertThatThrownBy(() -> kind.codec().decode(garbage))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageStartingWith("not a readable " + kind);
        }
    }

    @ParameterizedTest
    @MethodSource("keptRecords")
    void neitherHangsNorRunsOutOfMemoryOnDamage(KeptRecord kept) throws Exception {
        Kind kind = kind(kept);
        Random random = new Random(2);
        for (int attempt = 0; attempt < 5_000; attempt++) {
            byte[] damaged = kept.bytes().clone();
            for (int change = 0; change < 4; change++) {
                damaged[10 + random.nextInt(damaged.length - 10)] = (byte) random.nextInt(256);
            }
            try {
                kind.codec().decode(damaged);
            } catch (UnreadableRecordException e) {
                assertThat(e.sentence()).startsWith("not a readable " + kind);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("keptRecords")
    void refusesARecordThatIsCutAnywhere(KeptRecord kept) throws Exception {
        AvroCodec<? extends SpecificRecordBase> codec = kind(kept).codec();
        SpecificRecordBase record = codec.decode(kept.bytes());
        for (byte[] whole : List.of(kept.bytes(), roundTrip(codec, kept.bytes()))) {
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> codec.decode(cut))
                        .as("%d of %d bytes", length, whole.length)
                        .isInstanceOf(UnreadableRecordException.class)
                        .hasMessageStartingWith("not a readable " + kept.name() + ": ")
                        .message()
                        .doesNotContain("null");
                assertThat(codec.decode(whole)).isEqualTo(record);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("keptRecords")
    void readsWhatAvrosOwnDecoderReads(KeptRecord kept) throws Exception {
        SpecificRecordBase record = kind(kept).codec().decode(kept.bytes());
        byte[] now = roundTrip(kind(kept).codec(), kept.bytes());

        assertThat(kind(kept).codec().decode(now))
                .isEqualTo(record)
                .isEqualTo(new BinaryMessageDecoder<>(SpecificData.getForClass(record.getClass()), record.getSchema())
                        .decode(now));
    }

    @Test
    void writesWhatAvrosOwnEncoderWrites() throws IOException, UnreadableRecordException {
        for (KeptRecord kept : keptRecords()) {
            if (kept.name().equals("LedgerEntry")) {
                LedgerEntry entry = Codecs.LEDGER_ENTRY.decode(kept.bytes());
                ByteBuffer expected = new BinaryMessageEncoder<LedgerEntry>(
                                SpecificData.getForClass(LedgerEntry.class), entry.getSchema())
                        .encode(entry);

                assertThat(ByteBuffer.wrap(Codecs.LEDGER_ENTRY.encode(entry))).isEqualTo(expected);
            }
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what is tested is a record that lacks what it must have
    void keepsNothingOfARecordThatCannotBeWritten() {
        byte[] settings = Codecs.PREFIX_SETTINGS.encode(new PrefixSettings("accession", List.of("cds")));

        assertThatThrownBy(() -> Codecs.LEDGER_PROGRESS.encode(new LedgerProgress(7L, 0, null, List.of())))
                .isInstanceOf(NullPointerException.class);
        assertThat(Codecs.PREFIX_SETTINGS.encode(new PrefixSettings("accession", List.of("cds"))))
                .isEqualTo(settings);
    }

    @Test
    void saysThatAStoreIsBroken() {
        assertThatThrownBy(() -> Codecs.LEDGER_ENTRY.decodeOwn(new byte[] {1, 2, 3}))
                .isInstanceOf(BrokenStateException.class)
                .hasMessageStartingWith("a store holds what is not a readable LedgerEntry");
    }

    private static Kind kind(KeptRecord kept) {
        return kinds().stream()
                .filter(one -> one.name().equals(kept.name()))
                .findFirst()
                .orElseThrow();
    }

    private static <T extends SpecificRecordBase> byte[] roundTrip(AvroCodec<T> codec, byte[] bytes)
            throws UnreadableRecordException {
        return codec.encode(codec.decode(bytes));
    }

    private static List<Schema> versions(String name) throws IOException {
        List<Schema> versions = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("history", name))) {
            long count = files.count();
            for (int version = 1; version <= count; version++) {
                versions.add(new Schema.Parser()
                        .parse(Path.of("history", name, version + ".avsc").toFile()));
            }
        }
        return versions;
    }
}
