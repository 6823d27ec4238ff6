package org.codonstream.tally;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.codonstream.flow.Refusals;
import org.codonstream.flow.RefusedRecord;
import org.codonstream.schema.Checksum;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.topic.BatchKeys;

/** Notes the manifest of each publication beside the decisions on it. */
public final class ManifestProcessor extends ContextualProcessor<byte[], byte[], String, RefusedRecord> {

    private Publications publications;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    public ManifestProcessor() {}

    @Override
    public void init(ProcessorContext<String, RefusedRecord> context) {
        super.init(context);
        publications = new Publications(context.getStateStore(Publications.STORE));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (BatchKeys.isSettings(record.key())) {
            return;
        }
        try {
            publications.set(read(record));
        } catch (UnreadableRecordException e) {
            context()
                    .forward(new Record<>(
                            "",
                            Refusals.refuse(
                                    "unreadable",
                                    e.sentence(),
                                    record,
                                    context().recordMetadata().orElseThrow(),
                                    null,
                                    null),
                            record.timestamp()));
        }
    }

    private static Manifest read(Record<byte[], byte[]> record) throws UnreadableRecordException {
        if (record.value() == null) {
            throw new UnreadableRecordException("the record has no value");
        }
        Checksum.check(record.headers(), record.value());
        Manifest manifest = Codecs.MANIFEST.decode(record.value());
        byte[] key = Publications.key(manifest.getPublication()).getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(record.key(), key)) {
            throw new UnreadableRecordException("the key of the manifest of batch "
                    + manifest.getPublication().getBatch() + " is not <batch>/<run>");
        }
        return manifest;
    }
}
