package org.codonstream.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.codonstream.schema.Codecs;
import org.codonstream.tally.Publications;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.codonstream.usage.Scope;

/**
 * Questions about publications. Those of one batch are together, with the batch's scope; a list of all batches has to
 * be put together from all partitions, wherever they are.
 */
public final class PublicationQueries {

    private final StreamsInstance instance;
    private final Stores stores;

    PublicationQueries(StreamsInstance instance, Stores stores) {
        this.instance = instance;
        this.stores = stores;
    }

    /** All publications of a batch, the latest first. */
    public Answer<List<PublicationReport>> publications(String batch) {
        String home = Scope.batch(batch).text();
        return stores.inPartitionOf(Publications.STORE, home, partition -> {
            List<PublicationReport> reports =
                    read(store(partition).prefixScan(batch + "/", new StringSerializer())).stream()
                            .filter(report -> report.batch().equals(batch))
                            .sorted(PublicationReport.LATEST_FIRST)
                            .toList();
            return reports.isEmpty()
                    ? new Answer.Absent<>(
                            "batch " + batch + " was never published; GET /v1/batches lists those that were")
                    : new Answer.Found<>(reports);
        });
    }

    /** Which instance has which partitions of the publications; not ready unless all of them have a place. */
    public Answer<Map<HostInfo, SortedSet<Integer>>> homes() {
        return stores.whileRunning(() -> {
            Map<HostInfo, SortedSet<Integer>> homes =
                    new TreeMap<>(Comparator.comparing(HostInfo::host).thenComparingInt(HostInfo::port));
            Set<Integer> found = new HashSet<>();
            TopicLayout layout = instance.layout();
            for (StreamsMetadata holder : instance.holders(Publications.STORE)) {
                for (TopicPartition partition : holder.topicPartitions()) {
                    if (partition.topic().equals(layout.name(Topic.BATCHES)) && found.add(partition.partition())) {
                        homes.computeIfAbsent(holder.hostInfo(), host -> new TreeSet<>())
                                .add(partition.partition());
                    }
                }
            }
            return found.size() == layout.partitions()
                    ? new Answer.Found<>(homes)
                    : new Answer.NotReady<>("who has which batches is being settled among the instances");
        });
    }

    /** Whether an instance that {@link #homes()} names is this one. */
    public boolean isSelf(HostInfo host) {
        return host.equals(instance.self());
    }

    /** The latest publication of each batch in partitions that this instance has. */
    public Answer<List<PublicationReport>> latest(Collection<Integer> partitions) {
        return stores.whileRunning(() -> {
            List<PublicationReport> reports = new ArrayList<>();
            for (int partition : partitions) {
                reports.addAll(read(store(partition).all()));
            }
            return new Answer.Found<>(latest(reports));
        });
    }

    /** The latest publication of each batch, the latest batch first. */
    public static List<PublicationReport> latest(List<PublicationReport> reports) {
        Map<String, PublicationReport> byBatch = new TreeMap<>();
        reports.stream()
                .sorted(PublicationReport.LATEST_FIRST)
                .forEach(report -> byBatch.putIfAbsent(report.batch(), report));
        return byBatch.values().stream()
                .sorted(PublicationReport.LATEST_FIRST.thenComparing(PublicationReport::batch))
                .toList();
    }

    private ReadOnlyKeyValueStore<String, byte[]> store(int partition) {
        return stores.keyValues(Publications.STORE, partition);
    }

    /** Reads to the end, and closes. */
    private static List<PublicationReport> read(KeyValueIterator<String, byte[]> entries) {
        List<PublicationReport> reports = new ArrayList<>();
        try (entries) {
            while (entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                int slash = entry.key.lastIndexOf('/');
                reports.add(PublicationReport.of(
                        entry.key.substring(0, slash),
                        entry.key.substring(slash + 1),
                        Codecs.PUBLICATION_STATE.decodeOwn(entry.value)));
            }
        }
        return reports;
    }
}
