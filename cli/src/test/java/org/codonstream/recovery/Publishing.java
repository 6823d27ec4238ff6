package org.codonstream.recovery;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.codonstream.batch.BatchLimits;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PositionClient;
import org.codonstream.kafka.PublishReport;
import org.codonstream.publish.PublishListener;
import org.codonstream.publish.PublishSettings;
import org.codonstream.publish.Publisher;
import org.codonstream.publish.Retractor;
import org.codonstream.topic.TopicSettings;

/** Publishing that nobody disturbs, in this JVM. */
final class Publishing {
    /** So many genomes that each partition surely gets one. */
    private static final int EVERYWHERE = 80;

    private final String bootstrapServers;

    Publishing(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    PublishReport publish(Path file, int batchSize) {
        PublishSettings settings = PublishSettings.defaults().withLimits(BatchLimits.DEFAULT.withSequences(batchSize));
        return new Publisher(KafkaAccess.of(bootstrapServers), settings, PublishListener.NONE)
                .publish(List.of(file.toString()));
    }

    PublishReport retract(List<String> ids) {
        return new Retractor(KafkaAccess.of(bootstrapServers), TopicSettings.defaults()).retract(ids, null);
    }

    /**
     * Publishes a last file with something for each partition, and waits until it is in every table: so is then all
     * that was published before.
     */
    void publishLast(Path folder, int first, ExpectedTables expected, URI server) {
        List<Genome> last = new Genomes(first).make(first, EVERYWHERE, 30, 60);
        Path file = Genomes.write(folder.resolve("last-" + first + ".parquet"), last);
        expected.publish(file, last, EVERYWHERE);
        new PositionClient(server, Duration.ofMinutes(3)).await(publish(file, EVERYWHERE));
    }
}
