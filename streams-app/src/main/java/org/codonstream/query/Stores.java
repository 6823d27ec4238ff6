package org.codonstream.query;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.codonstream.tally.GlobalUsageProcessor;

/**
 * The one way to the stores. Everything that Kafka Streams says while it starts, moves, restores or closes a store
 * becomes {@link Answer.NotReady} here, once; nothing waits or tries again.
 */
final class Stores {

    private final StreamsInstance instance;

    Stores(StreamsInstance instance) {
        this.instance = instance;
    }

    /** Asks the global table, which this instance has whole, also while partitions move between instances. */
    <T> Answer<T> inGlobalTable(Function<ReadOnlyKeyValueStore<String, byte[]>, Answer<T>> question) {
        State state = instance.state();
        if (state != State.RUNNING && state != State.REBALANCING) {
            return new Answer.NotReady<>(sentence(state));
        }
        return guarded(() -> question.apply(instance.store(StoreQueryParameters.fromNameAndType(
                GlobalUsageProcessor.STORE, QueryableStoreTypes.keyValueStore()))));
    }

    /** Asks the partition that a key lives in, if this instance has it. */
    <T> Answer<T> inPartitionOf(String store, String key, IntFunction<Answer<T>> question) {
        return whileRunning(() -> {
            KeyQueryMetadata owner = instance.owner(store, key);
            if (owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
                return new Answer.NotReady<>("who has " + key + " is being settled among the instances");
            }
            HostInfo host = owner.activeHost();
            return host.equals(instance.self())
                    ? question.apply(owner.partition())
                    : new Answer.OnHost<>(host.host(), host.port());
        });
    }

    /** Asks stores of this instance. */
    <T> Answer<T> whileRunning(Supplier<Answer<T>> question) {
        State state = instance.state();
        return state == State.RUNNING ? guarded(question) : new Answer.NotReady<>(sentence(state));
    }

    ReadOnlyKeyValueStore<String, byte[]> keyValues(String store, int partition) {
        return partition(store, partition, QueryableStoreTypes.keyValueStore());
    }

    ReadOnlyWindowStore<String, byte[]> windows(String store, int partition) {
        return partition(store, partition, QueryableStoreTypes.windowStore());
    }

    /** Why this instance can't answer everything now; empty if it can. */
    Optional<String> whyNotReady() {
        Answer<Boolean> answer = whileRunning(() -> inGlobalTable(table -> new Answer.Found<>(true)));
        return answer instanceof Answer.NotReady<Boolean> notReady ? Optional.of(notReady.reason()) : Optional.empty();
    }

    private <S> S partition(String store, int partition, QueryableStoreType<S> type) {
        return instance.store(StoreQueryParameters.fromNameAndType(store, type).withPartition(partition));
    }

    /** {@link InvalidStateStoreException} is the parent of all that says "closed", "moved", "restoring", "not started". */
    private <T> Answer<T> guarded(Supplier<Answer<T>> question) {
        try {
            return question.get();
        } catch (InvalidStateStoreException e) {
            return new Answer.NotReady<>("a store is being opened, restored or moved: " + e.getMessage());
        } catch (IllegalStateException e) {
            // so Kafka Streams says that it is closing
            State state = instance.state();
            if (state.isRunningOrRebalancing()) {
                throw e;
            }
            return new Answer.NotReady<>(sentence(state));
        }
    }

    private static String sentence(State state) {
        return switch (state) {
            case CREATED -> "the streams app is starting";
            case REBALANCING -> "the streams app is starting, or partitions move between instances";
            case RUNNING -> "the streams app is running";
            case PENDING_SHUTDOWN -> "the streams app is closing";
            case NOT_RUNNING -> "the streams app is closed";
            case PENDING_ERROR, ERROR -> "the streams app has failed, see its log";
        };
    }
}
