package org.codonstream.backfill;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.KafkaFailure;
import org.codonstream.kafka.PublishException;

/** Names Kafka clusters. */
final class Clusters {

    private Clusters() {}

    /** The cluster's id, by which it is known wherever it is reached. */
    static String id(KafkaAccess kafka, Admin admin) {
        try {
            return admin.describeCluster().clusterId().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while asking the broker", e);
        } catch (ExecutionException e) {
            throw new PublishException(KafkaFailure.reason(e, kafka.bootstrapServers()), e);
        }
    }
}
