package org.codonstream.query;

import java.util.Collection;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.codonstream.topic.TopicLayout;

/** What queries need to know of the streams app that they ask. */
public interface StreamsInstance {

    TopicLayout layout();

    /** Where the REST API of this instance is, as the others know it. */
    HostInfo self();

    State state();

    /** Who has the active store with a key. */
    KeyQueryMetadata owner(String store, String key);

    /** All instances that have partitions of a store. */
    Collection<StreamsMetadata> holders(String store);

    /**
     * A store of this instance.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while it is not here, or not ready
     */
    <S> S store(StoreQueryParameters<S> parameters);
}
