package org.codonstream.tally;

import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.topic.UsageKeys;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the global table of this instance. It takes bytes and skips what it can't read, counting it, because an
 * exception here would end the thread that all instances' tables hang on.
 */
public final class GlobalUsageProcessor extends ContextualProcessor<String, byte[], Void, Void> {

    public static final String STORE = "global-usage";

    private final LongAdder skipped;
    private KeyValueStore<String, byte[]> store;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    public GlobalUsageProcessor(LongAdder skipped) {
        this.skipped = skipped;
    }

    /** The store of the global table; it is made again from the topic, so it needs no changelog. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        String key = record.key();
        byte[] value = record.value();
        if (key == null || !isReadable(key, value)) {
            skipped.increment();
        } else if (value == null) {
            store.delete(key);
        } else {
            store.put(key, value);
        }
    }

    private static boolean isReadable(String key, byte @Nullable [] value) {
        if (value == null) {
            return true;
        }
        try {
            return UsageKeys.isPosition(key)
                    ? Codecs.USAGE_POSITION.decode(value) != null
                    : Codecs.SCOPE_USAGE.decode(value).getScope().equals(key);
        } catch (UnreadableRecordException e) {
            return false;
        }
    }
}
