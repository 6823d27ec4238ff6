package org.codonstream.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.codonstream.query.Position.InputOffset;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.InputPosition;
import org.codonstream.schema.Values;
import org.codonstream.topic.UsageKeys;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Usage;
import org.jspecify.annotations.Nullable;

/** Questions to the global table, which every instance answers by itself. */
public final class UsageQueries {

    private static final String HINT = "; GET /v1/scopes lists what there is";

    private final StreamsInstance instance;
    private final Stores stores;

    UsageQueries(StreamsInstance instance, Stores stores) {
        this.instance = instance;
        this.stores = stores;
    }

    /** What is counted for a scope now; {@link Scope#ALL} is there, with zeros, before anything is counted. */
    public Answer<Usage> usage(Scope scope) {
        return stores.inGlobalTable(table -> {
            byte[] stored = table.get(scope.text());
            if (stored != null) {
                return new Answer.Found<>(Values.usage(Codecs.SCOPE_USAGE.decodeOwn(stored)));
            }
            return scope.equals(Scope.ALL) ? new Answer.Found<>(Usage.ZERO) : nothingCounted(scope);
        });
    }

    static <T> Answer<T> nothingCounted(Scope scope) {
        return new Answer.Absent<>("nothing is counted for scope " + scope.text() + HINT);
    }

    /**
     * The scopes there are, a page at a time, a taxon behind its compartments.
     *
     * @param prefix what their text begins with, empty for all
     * @param after the scope behind which the page begins, null for the first page
     * @param limit how many at most
     */
    public Answer<ScopePage> scopes(String prefix, @Nullable Scope after, int limit) {
        return stores.inGlobalTable(table -> new Answer.Found<>(ScopeList.page(table, prefix, after, limit)));
    }

    /** Which input is in all tables: of each input partition, what the usage partition furthest behind contains. */
    public Answer<Position> position() {
        return stores.inGlobalTable(table -> new Answer.Found<>(position(table)));
    }

    private Position position(ReadOnlyKeyValueStore<String, byte[]> table) {
        int partitions = instance.layout().partitions();
        Map<InputPartition, Progress> progress = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            byte[] stored = table.get(UsageKeys.position(partition));
            if (stored != null) {
                for (InputPosition input :
                        Codecs.USAGE_POSITION.decodeOwn(stored).getInputs()) {
                    progress.merge(
                            new InputPartition(input.getTopic(), input.getTopicId(), input.getPartition()),
                            new Progress(1, input.getOffset()),
                            Progress::and);
                }
            }
        }
        List<InputOffset> inputs = new ArrayList<>();
        progress.forEach((input, reached) -> {
            if (reached.tables() == partitions) {
                inputs.add(new InputOffset(input.topic(), input.topicId(), input.partition(), reached.offset()));
            }
        });
        inputs.sort(Comparator.comparing(InputOffset::topic)
                .thenComparing(InputOffset::topicId)
                .thenComparingInt(InputOffset::partition));
        return new Position(instance.layout().blocksTopicId(), partitions, inputs);
    }

    private record InputPartition(String topic, String topicId, int partition) {}

    /** How many usage partitions contain something of an input, and up to which offset all of these do. */
    private record Progress(int tables, long offset) {

        Progress and(Progress other) {
            return new Progress(tables + other.tables, Math.min(offset, other.offset));
        }
    }
}
