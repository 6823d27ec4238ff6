package org.codonstream.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.Records;
import org.codonstream.kafka.ReplayReport;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.Checksum;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.DeadLetter;
import org.codonstream.schema.OriginalHeader;
import org.codonstream.schema.Place;
import org.codonstream.schema.PlaceHeader;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
class DeadLettersTest {

    private static final byte[] VALUE = {7, 7, 7};

    @Test
    void listsWhatWasRefused(TestTopics topics) {
        put(topics, 0, letter(topics, 3, 17).setReason("conflict").build());
        put(topics, 2, row().build());

        List<Letter> letters = new ArrayList<>();
        new DeadLetters(topics.kafka(), topics.settings()).forEach(letters::add);

        assertThat(letters)
                .extracting(letter -> letter.id() + " " + letter.content().getReason() + " " + letter.wasPublished())
                .containsExactlyInAnyOrder("0:0 conflict true", "2:0 bad-row false");
    }

    @Test
    void sendsLetterAgainAsItWasAtItsFirstPlace(TestTopics topics) {
        put(topics, 1, letter(topics, 3, 17).build());

        ReplayReport report = new DeadLetters(topics.kafka(), topics.settings()).replay(new LetterId(1, 0));

        assertThat(report.replayed()).isEqualTo(1);
        String blocks = topics.layout().name(Topic.SEQUENCE_BLOCKS);
        assertThat(report.lastOffsets()).containsOnlyKeys(new TopicPartition(blocks, 3));
        assertThat(topics.records(Topic.SEQUENCE_BLOCKS)).singleElement().satisfies(record -> {
            assertThat(record.partition()).isEqualTo(3);
            assertThat(record.key()).isEqualTo(new byte[] {1});
            assertThat(record.value()).isEqualTo(VALUE);
            assertThat(record.headers())
                    .extracting(header -> header.key() + "=" + text(header.value()))
                    .containsExactly("crc32c=wrong", "other=null", "codonstream-place=2:17");
        });
    }

    @Test
    void sendsMendedValueWithItsOwnChecksum(TestTopics topics) throws Exception {
        put(topics, 1, letter(topics, 0, 5).build());

        new DeadLetters(topics.kafka(), topics.settings()).replay(new LetterId(1, 0), new byte[] {9});

        ConsumerRecord<byte[], byte[]> record =
                topics.records(Topic.SEQUENCE_BLOCKS).get(0);
        assertThat(record.value()).isEqualTo(new byte[] {9});
        Checksum.check(record.headers(), record.value());
        assertThat(record.headers().headers(Checksum.HEADER)).hasSize(1);
        assertThat(text(record.headers().lastHeader(PlaceHeader.NAME).value())).isEqualTo("2:5");
    }

    @Test
    void keepsThePlaceOfALetterThatWasReplayedBefore(TestTopics topics) {
        DeadLetter again = letter(topics, 0, 40)
                .setPlace(new Place(2, 5L, true))
                .setHeaders(List.of(header(PlaceHeader.NAME, "2:5")))
                .build();
        put(topics, 1, again);
        DeadLetters letters = new DeadLetters(topics.kafka(), topics.settings());

        assertThat(letters.replayAll().replayed())
                .as("its first letter is there too")
                .isZero();
        letters.replay(new LetterId(1, 0));

        assertThat(topics.records(Topic.SEQUENCE_BLOCKS).get(0).headers())
                .extracting(header -> header.key() + "=" + text(header.value()))
                .containsExactly("codonstream-place=2:5");
    }

    @Test
    void sendsAllAgainThatWereRecords(TestTopics topics) {
        for (int number = 0; number < 30; number++) {
            put(
                    topics,
                    number % 4,
                    letter(topics, number % 4, number)
                            .setValue(ByteBuffer.wrap(new byte[900_000]))
                            .build());
        }
        put(topics, 0, row().build());
        put(topics, 0, letter(topics, 0, 1).setTopic("elsewhere").build());

        ReplayReport report = new DeadLetters(topics.kafka(), topics.settings()).replayAll();

        assertThat(report.replayed()).isEqualTo(30);
        assertThat(report.left()).isEqualTo(2);
        assertThat(topics.records(Topic.SEQUENCE_BLOCKS)).hasSize(30);
        assertThat(report.lastOffsets()).hasSize(4);
    }

    @Test
    void refusesToReplayWhatWasNeverPublishedOrIsNotThere(TestTopics topics) {
        put(topics, 0, row().build());
        DeadLetters letters = new DeadLetters(topics.kafka(), topics.settings());

        assertThatThrownBy(() -> letters.replay(new LetterId(0, 0)))
                .isInstanceOf(PublishException.class)
                .hasMessage("dead letter 0:0 can't be replayed: it is a row that was never published (x.parquet, row 3:"
                        + " letter); mend the file and publish it again");
        for (LetterId absent : List.of(new LetterId(0, 1), new LetterId(1, 0), new LetterId(99, 0))) {
            assertThatThrownBy(() -> letters.replay(absent))
                    .isInstanceOf(PublishException.class)
                    .hasMessage("there is no dead letter " + absent + " in "
                            + topics.layout().name(Topic.DEAD_LETTERS) + ": list them to see their ids");
        }
    }

    @Test
    void readsAndRefusesIds() {
        assertThat(LetterId.parse("3:17")).isEqualTo(new LetterId(3, 17)).hasToString("3:17");
        assertThatThrownBy(() -> LetterId.parse("17"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dead letter '17': must be partition:offset, such as 3:17");
    }

    private static void put(TestTopics topics, int partition, DeadLetter letter) {
        TopicLayout layout = topics.layout();
        try (Transactions transactions = Transactions.open(topics.kafka(), layout.prefix() + "-test", "taken over")) {
            transactions.run(() -> transactions.send(
                    Records.of(layout.name(Topic.DEAD_LETTERS), partition, null, Codecs.DEAD_LETTER.encode(letter))));
        }
    }

    private static DeadLetter.Builder letter(TestTopics topics, int partition, long offset) {
        return row().setReason("checksum")
                .setTopic(Topic.SEQUENCE_BLOCKS.name(topics.settings().prefix()))
                .setPartition(partition)
                .setOffset(offset)
                .setPlace(new Place(2, offset, true))
                .setKey(ByteBuffer.wrap(new byte[] {1}))
                .setHeaders(List.of(
                        header(Checksum.HEADER, "wrong"),
                        OriginalHeader.newBuilder().setKey("other").build()));
    }

    private static DeadLetter.Builder row() {
        return DeadLetter.newBuilder()
                .setReason("bad-row")
                .setMessage("x.parquet, row 3: letter")
                .setRefused(1)
                .setTopic("t.sequence-blocks")
                .setPartition(-1)
                .setOffset(-1)
                .setValue(ByteBuffer.wrap(VALUE))
                .setHeaders(List.of());
    }

    private static OriginalHeader header(String key, String value) {
        return new OriginalHeader(key, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] value) {
        return value == null ? "null" : new String(value, StandardCharsets.UTF_8);
    }
}
