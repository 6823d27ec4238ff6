package org.codonstream.count;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.codonstream.block.BlockCounter;
import org.codonstream.block.RecordRefusedException;
import org.codonstream.flow.AcceptedRecord;
import org.codonstream.flow.FlowRecord;
import org.codonstream.flow.Refusals;
import org.codonstream.schema.Checksum;
import org.codonstream.schema.Place;
import org.codonstream.schema.PlaceHeader;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;

/**
 * Reads, checks and counts a record of an input topic whole, or refuses it whole. It takes bytes and refuses by itself,
 * because a handler that continues after an exception would not undo what was written for the record.
 */
public final class CountingProcessor extends ContextualProcessor<byte[], byte[], byte[], FlowRecord> {

    private final BlockCounter counter;
    private final String countsTopic;

    public CountingProcessor(TopicLayout layout) {
        this.counter = new BlockCounter(layout);
        this.countsTopic = layout.name(Topic.SEQUENCE_COUNTS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata origin = context().recordMetadata().orElseThrow();
        context().forward(record.withValue(count(record, origin)));
    }

    private FlowRecord count(Record<byte[], byte[]> record, RecordMetadata origin) {
        try {
            byte[] value = record.value();
            if (value == null) {
                throw new UnreadableRecordException("the record has no value");
            }
            Checksum.check(record.headers(), value);
            if (origin.topic().equals(countsTopic)) {
                return new AcceptedRecord(counter.countRecord(value, origin.partition()));
            }
            Place replayed = PlaceHeader.read(record.headers());
            return new AcceptedRecord(counter.countBlock(value, replayed, origin.partition()));
        } catch (UnreadableRecordException e) {
            return Refusals.refuse("unreadable", e.sentence(), record, origin, null, null);
        } catch (RecordRefusedException e) {
            return Refusals.refuse(e.reason(), e.sentence(), record, origin, null, null);
        }
    }
}
