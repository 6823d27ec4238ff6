package org.codonstream.tally;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Decisions;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.Publication;
import org.codonstream.schema.PublicationState;

/** What has become of each publication: its manifest and the decisions on it, which come in any order. */
public final class Publications {

    public static final String STORE = "publications";

    private static final Decisions NONE = new Decisions(0L, 0L, 0L, 0L, 0L, 0L, 0L);

    private final KeyValueStore<String, byte[]> store;

    Publications(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** The store, which manifests and decisions share. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
    }

    /** The key of a publication: {@code <batch>/<run>}, so that those of a batch stand together. */
    public static String key(Publication publication) {
        return publication.getBatch() + "/" + publication.getRun();
    }

    void add(Publication publication, Decisions decisions) {
        PublicationState before = state(publication);
        put(publication, new PublicationState(before.getManifest(), plus(before.getDecisions(), decisions)));
    }

    void set(Manifest manifest) {
        PublicationState before = state(manifest.getPublication());
        put(manifest.getPublication(), new PublicationState(manifest, before.getDecisions()));
    }

    private PublicationState state(Publication publication) {
        byte[] stored = store.get(key(publication));
        return stored == null ? new PublicationState(null, NONE) : Codecs.PUBLICATION_STATE.decodeOwn(stored);
    }

    private void put(Publication publication, PublicationState state) {
        store.put(key(publication), Codecs.PUBLICATION_STATE.encode(state));
    }

    private static Decisions plus(Decisions one, Decisions other) {
        return new Decisions(
                one.getCounted() + other.getCounted(),
                one.getReplaced() + other.getReplaced(),
                one.getDuplicate() + other.getDuplicate(),
                one.getStale() + other.getStale(),
                one.getRejected() + other.getRejected(),
                one.getRetracted() + other.getRetracted(),
                one.getAbsent() + other.getAbsent());
    }
}
