package org.codonstream.recount;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.sql.Row;
import org.codonstream.block.BlockCounter;
import org.codonstream.block.Candidate;
import org.codonstream.block.CountedRecord;
import org.codonstream.block.CountedSegment;
import org.codonstream.block.RecordRefusedException;
import org.codonstream.decision.Contributions;
import org.codonstream.schema.Checksum;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.LedgerEntry;
import org.codonstream.schema.PendingSequence;
import org.codonstream.schema.Place;
import org.codonstream.schema.PlaceHeader;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.schema.Values;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;

/**
 * Makes events of the records of the input topics, checked and counted as the stream does it. A block stands at twice its
 * offset plus one, counts of a backfill right before the block that they name.
 */
final class EventsOfRecords implements TopicRows.RowsOfRecord {

    /** Items of a record are fewer: each takes some bytes of a megabyte. */
    private static final int ITEM_BITS = 20;

    private final TopicLayout layout;
    private final Map<Integer, Integer> generations;
    private final BlockCounter counter;

    EventsOfRecords(TopicLayout layout, Map<Integer, Integer> generations) {
        this.layout = layout;
        this.generations = generations;
        this.counter = new BlockCounter(layout);
    }

    /** Names what stands at a position. */
    static String name(TopicLayout layout, String identity, long position) {
        Topic topic = position % 2 == 0 ? Topic.SEQUENCE_COUNTS : Topic.SEQUENCE_BLOCKS;
        String at = topic == Topic.SEQUENCE_BLOCKS ? ", offset " : ", for a place before block ";
        return layout.name(topic) + "-" + layout.partition(identity) + at + position / 2;
    }

    @Override
    public Iterator<Row> rows(ConsumerRecord<byte[], byte[]> record) {
        int generation = generations.getOrDefault(record.partition(), 0);
        List<Row> rows = new ArrayList<>();
        try {
            byte[] value = record.value();
            if (value == null) {
                throw new UnreadableRecordException("the record has no value");
            }
            Checksum.check(record.headers(), value);
            if (record.topic().equals(layout.name(Topic.SEQUENCE_COUNTS))) {
                CountedRecord counted = counter.countRecord(value, record.partition());
                Place place = counted.place() == null ? new Place(generation, record.offset(), true) : counted.place();
                long position = 2 * place.getOffset() + (place.getLive() ? 1 : 0);
                new Items(place.getGeneration(), position, record.offset() << ITEM_BITS, place, rows).add(counted);
            } else {
                CountedRecord counted =
                        counter.countBlock(value, PlaceHeader.read(record.headers()), record.partition());
                Place place = counted.place() == null ? new Place(generation, record.offset(), true) : counted.place();
                new Items(generation, 2 * record.offset() + 1, 0, place, rows).add(counted);
            }
        } catch (UnreadableRecordException e) {
            rows.add(refused(record, generation, e.sentence()));
        } catch (RecordRefusedException e) {
            rows.add(refused(record, generation, e.sentence()));
        }
        return rows.iterator();
    }

    private static Row refused(ConsumerRecord<byte[], byte[]> record, int generation, String sentence) {
        String where = record.topic() + "-" + record.partition() + ", offset " + record.offset() + ": ";
        return Event.fault(generation, record.offset(), record.partition(), where + sentence)
                .toRow();
    }

    /** The events of one record, in the order in which the ledger decides them. */
    private static final class Items {

        private final int generation;
        private final long position;
        private final Place place;
        private final List<Row> rows;
        private long arrival;

        Items(int generation, long position, long arrival, Place place, List<Row> rows) {
            this.generation = generation;
            this.position = position;
            this.arrival = arrival;
            this.place = place;
            this.rows = rows;
        }

        void add(CountedRecord record) {
            for (Candidate candidate : record.sequences()) {
                boolean voids = candidate.standing() == Candidate.Standing.VOIDS_LOWER;
                LedgerEntry entry = new LedgerEntry(
                        place, null, Contributions.store(withoutBases(candidate), record.publication()));
                add(
                        candidate.heading().getIdentity(),
                        voids ? EventKind.REPLACEMENT : EventKind.SEQUENCE,
                        Codecs.LEDGER_ENTRY.encode(entry));
            }
            for (CountedSegment segment : record.segments()) {
                PendingSequence alone = new PendingSequence(
                        segment.heading(),
                        record.publication(),
                        place,
                        segment.segments(),
                        List.of(segment.index()),
                        segment.frames().length(),
                        Values.frames(segment.frames()),
                        Values.coding(segment.coding()));
                add(segment.heading().getIdentity(), EventKind.SEGMENT, Codecs.PENDING_SEQUENCE.encode(alone));
            }
            for (String identity : record.retractions()) {
                add(identity, EventKind.RETRACTION, Codecs.LEDGER_ENTRY.encode(new LedgerEntry(place, null, null)));
            }
        }

        private void add(String identity, EventKind kind, byte[] payload) {
            rows.add(new Event(identity, generation, position, arrival++, kind, payload).toRow());
        }

        /** Only counts go through a shuffle. */
        private static Candidate withoutBases(Candidate candidate) {
            return new Candidate(
                    candidate.heading(), candidate.frames(), candidate.coding(), null, candidate.standing());
        }
    }
}
