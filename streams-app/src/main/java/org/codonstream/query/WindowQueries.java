package org.codonstream.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.codonstream.codon.Reading;
import org.codonstream.query.ScopeWindows.WindowChange;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Values;
import org.codonstream.tally.TallyProcessor;
import org.codonstream.tally.Windows;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Usage;
import org.jspecify.annotations.Nullable;

/** Questions to the windows of a scope, which the instance with the scope's partition answers. */
public final class WindowQueries {

    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** A scope that changes all the time is answered after so many looks as it was seen last. */
    private static final int LOOKS = 10;

    private final Stores stores;
    private final Windows windows;

    WindowQueries(Stores stores, Windows windows) {
        this.stores = stores;
        this.windows = windows;
    }

    /**
     * The windows of a scope that overlap a range of time. What is in no kept window is in {@code before}, which is the
     * usage less the kept windows, and so right whatever the window store has let go.
     */
    public Answer<ScopeWindows> windows(Scope scope, Reading reading, TimeRange range) {
        return stores.inPartitionOf(
                TallyProcessor.USAGE_STORE, scope.text(), partition -> look(partition, scope, reading, range));
    }

    private Answer<ScopeWindows> look(int partition, Scope scope, Reading reading, TimeRange range) {
        ReadOnlyKeyValueStore<String, byte[]> usages = stores.keyValues(TallyProcessor.USAGE_STORE, partition);
        ReadOnlyWindowStore<String, byte[]> changes = stores.windows(TallyProcessor.WINDOW_STORE, partition);
        byte[] usage = usages.get(scope.text());
        Kept kept = kept(changes, scope, reading, range);
        // read again what was read first: if it stayed, at most the change that is being written is in one and not in
        // the other
        byte[] again = usages.get(scope.text());
        for (int look = 1; look < LOOKS && !Arrays.equals(usage, again); look++) {
            usage = again;
            kept = kept(changes, scope, reading, range);
            again = usages.get(scope.text());
        }
        if (again == null && !scope.equals(Scope.ALL)) {
            return UsageQueries.nothingCounted(scope);
        }
        ReadingUsage total = readingOf(again, reading);
        return new Answer.Found<>(new ScopeWindows(
                scope, reading, total.minus(kept.shown()).minus(kept.after()), kept.rows(), kept.after(), total));
    }

    private Kept kept(ReadOnlyWindowStore<String, byte[]> changes, Scope scope, Reading reading, TimeRange range) {
        List<WindowChange> rows = new ArrayList<>();
        ReadingUsage shown = ReadingUsage.ZERO;
        ReadingUsage after = ReadingUsage.ZERO;
        long size = windows.size().toMillis();
        try (WindowStoreIterator<byte[]> kept = changes.fetch(scope.text(), Instant.EPOCH, LATEST)) {
            while (kept.hasNext()) {
                KeyValue<Long, byte[]> window = kept.next();
                ReadingUsage change = readingOf(window.value, reading);
                if (range.overlaps(window.key, size)) {
                    rows.add(new WindowChange(window.key, window.key + size, change));
                    shown = shown.plus(change);
                } else if (!range.isAfter(window.key, size)) {
                    after = after.plus(change);
                }
            }
        }
        return new Kept(rows, shown, after);
    }

    private static ReadingUsage readingOf(byte @Nullable [] stored, Reading reading) {
        Usage usage = stored == null ? Usage.ZERO : Values.usage(Codecs.SCOPE_USAGE.decodeOwn(stored));
        return ReadingUsage.of(usage, reading);
    }

    /** What the window store holds of the windows asked for, and of those behind them. */
    private record Kept(List<WindowChange> rows, ReadingUsage shown, ReadingUsage after) {}
}
