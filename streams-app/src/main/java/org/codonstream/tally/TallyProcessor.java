package org.codonstream.tally;

import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.codonstream.flow.UsageRecord;
import org.codonstream.schema.BrokenStateException;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.ScopeUsage;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.schema.UsageDifference;
import org.codonstream.schema.Values;
import org.codonstream.topic.UsageKeys;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Adds numbered differences to the usage of the scopes of its partition and to their windows, and publishes each new
 * usage, then the position reached: whoever sees the position sees the tables that contain it.
 */
public final class TallyProcessor extends ContextualProcessor<Integer, byte[], String, UsageRecord> {

    public static final String USAGE_STORE = "usage";
    public static final String WINDOW_STORE = "usage-windows";
    static final String PROGRESS_STORE = "usage-progress";

    private final Windows windows;
    private KeyValueStore<String, byte[]> usages;
    private WindowStore<String, byte[]> windowStore;
    private Publications publications;
    private TallyProgress progress;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    public TallyProcessor(Windows windows) {
        this.windows = windows;
    }

    /** The names of the stores that this processor works on, that of the publications among them. */
    public static String[] storeNames() {
        return new String[] {USAGE_STORE, WINDOW_STORE, PROGRESS_STORE, Publications.STORE};
    }

    /** The stores that only this processor works on. */
    public static Set<StoreBuilder<?>> stores(Windows windows) {
        return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(USAGE_STORE), Serdes.String(), Serdes.ByteArray()),
                Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(WINDOW_STORE, windows.retention(), windows.size(), false),
                        Serdes.String(),
                        Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(PROGRESS_STORE), Serdes.Integer(), Serdes.ByteArray()));
    }

    @Override
    public void init(ProcessorContext<String, UsageRecord> context) {
        super.init(context);
        usages = context.getStateStore(USAGE_STORE);
        windowStore = context.getStateStore(WINDOW_STORE);
        publications = new Publications(context.getStateStore(Publications.STORE));
        progress = new TallyProgress(context.getStateStore(PROGRESS_STORE));
    }

    @Override
    public void process(Record<Integer, byte[]> record) {
        try {
            UsageDifference difference = Codecs.USAGE_DIFFERENCE.decode(record.value());
            if (!progress.contains(difference)) {
                apply(difference, record.timestamp());
            }
        } catch (UnreadableRecordException e) {
            throw new BrokenStateException(
                    "a difference can't be read, so the tables could no longer be right: stop every instance and run"
                            + " 'codonstream streams reset'",
                    e);
        }
    }

    private void apply(UsageDifference difference, long timestamp) {
        progress.advance(difference);
        for (ScopeUsage change : difference.getScopes()) {
            Scope scope = Scope.parse(change.getScope());
            Usage usage = sum(usages.get(scope.text()), change);
            byte[] encoded = Codecs.SCOPE_USAGE.encode(Values.scopeUsage(scope, usage));
            usages.put(scope.text(), encoded);
            addToWindow(scope, change, timestamp);
            forward(scope.text(), encoded, timestamp);
        }
        if (difference.getPublication() != null && difference.getDecisions() != null) {
            publications.add(difference.getPublication(), difference.getDecisions());
        }
        int partition = context().taskId().partition();
        forward(UsageKeys.position(partition), Codecs.USAGE_POSITION.encode(progress.position(partition)), timestamp);
    }

    private void addToWindow(Scope scope, ScopeUsage change, long timestamp) {
        long start = windows.startOf(timestamp);
        Usage net = sum(windowStore.fetch(scope.text(), start), change);
        windowStore.put(scope.text(), Codecs.SCOPE_USAGE.encode(Values.scopeUsage(scope, net)), start);
    }

    private void forward(String key, byte[] value, long timestamp) {
        context().forward(new Record<>(key, new UsageRecord(value), timestamp));
    }

    private static Usage sum(byte @Nullable [] stored, ScopeUsage change) {
        Usage before = stored == null ? Usage.ZERO : Values.usage(Codecs.SCOPE_USAGE.decodeOwn(stored));
        return before.plus(Values.usage(change));
    }
}
