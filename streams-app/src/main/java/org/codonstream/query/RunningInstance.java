package org.codonstream.query;

import java.util.Collection;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.codonstream.topic.TopicLayout;

/**
 * A streams app in this JVM. It must have been started: {@link KafkaStreams#start()} returns when the global table is
 * restored, and until then that table would answer with a part of what there is.
 */
public record RunningInstance(KafkaStreams streams, TopicLayout layout, HostInfo self) implements StreamsInstance {

    /**
     * An app that was started.
     *
     * @param applicationServer the {@code host:port} that it was started with
     */
    public static RunningInstance of(KafkaStreams streams, TopicLayout layout, String applicationServer) {
        return new RunningInstance(streams, layout, HostInfo.buildFromEndpoint(applicationServer));
    }

    @Override
    public State state() {
        return streams.state();
    }

    /** The default partitioner puts a scope and an identity where the ledger and the publishers put them. */
    @Override
    public KeyQueryMetadata owner(String store, String key) {
        try (StringSerializer serializer = new StringSerializer()) {
            return streams.queryMetadataForKey(store, key, serializer);
        }
    }

    @Override
    public Collection<StreamsMetadata> holders(String store) {
        return streams.streamsMetadataForStore(store);
    }

    @Override
    public <S> S store(StoreQueryParameters<S> parameters) {
        return streams.store(parameters);
    }
}
