package org.codonstream.query;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;
import org.codonstream.tally.Windows;

/** All questions that an instance answers. */
public final class Queries {

    private final StreamsInstance instance;
    private final Stores stores;
    private final UsageQueries usage;
    private final WindowQueries windows;
    private final PublicationQueries publications;
    private final SequenceQueries sequences;

    /** Questions to an instance that keeps such windows. */
    public Queries(StreamsInstance instance, Windows windows) {
        this.instance = instance;
        this.stores = new Stores(instance);
        this.usage = new UsageQueries(instance, stores);
        this.windows = new WindowQueries(stores, windows);
        this.publications = new PublicationQueries(instance, stores);
        this.sequences = new SequenceQueries(stores);
    }

    public UsageQueries usage() {
        return usage;
    }

    public WindowQueries windows() {
        return windows;
    }

    public PublicationQueries publications() {
        return publications;
    }

    public SequenceQueries sequences() {
        return sequences;
    }

    public State state() {
        return instance.state();
    }

    /** Why this instance can't answer everything at this moment; empty if it can. */
    public Optional<String> whyNotReady() {
        return stores.whyNotReady();
    }
}
