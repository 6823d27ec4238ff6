package org.codonstream.publish;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.kafka.InputDigest;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.Manifests;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.PublishReport;
import org.codonstream.kafka.RecordedRule;
import org.codonstream.kafka.RunId;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.EncodedRecord;
import org.codonstream.schema.Publication;
import org.codonstream.schema.Retraction;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.sequence.MissingSourceException;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.TopicSettings;
import org.jspecify.annotations.Nullable;

/** Takes sequences out of the tables again, all versions of them: one transaction for all ids of a call. */
public final class Retractor {

    private final KafkaAccess kafka;
    private final TopicSettings topics;

    public Retractor(KafkaAccess kafka, TopicSettings topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    /**
     * Publishes retractions.
     *
     * @param ids as they stood in the input; the version of an accession does not matter
     * @param source where ids that are no accessions come from, null if all are accessions
     * @throws PublishException if nothing was ever published under the prefix, an id needs a source, or Kafka fails
     */
    public PublishReport retract(List<String> ids, @Nullable String source) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("no id: must be at least one");
        }
        try (Admin admin = kafka.admin()) {
            TopicLayout layout = new TopicCatalogue(admin, topics).find();
            IdentityRule rule = new RecordedRule(kafka, layout)
                    .find()
                    .orElseThrow(() -> new PublishException("nothing was ever published under topic prefix "
                            + layout.prefix() + ": there is nothing to retract"));
            return publish(layout, identities(rule, ids, source));
        }
    }

    private PublishReport publish(TopicLayout layout, Set<String> identities) {
        String run = RunId.next(Instant.now());
        String batch = "retract-" + run;
        Publication publication = new Publication(run, batch);
        String id = layout.prefix() + "-ingest-" + InputDigest.of(identities);
        try (Transactions transactions =
                Transactions.open(kafka, id, "another run is retracting the same ids and has taken over")) {
            Map<TopicPartition, Long> sent = transactions.run(() -> {
                sendBlocks(transactions, layout, publication, identities);
                transactions.send(Manifests.record(
                        layout,
                        Manifests.of(layout, publication)
                                .setRetractions(identities.size())
                                .build()));
            });
            return new PublishReport(
                    run,
                    layout.blocksTopicId(),
                    List.of(batch),
                    List.of(),
                    0,
                    0,
                    0,
                    0,
                    identities.size(),
                    Manifests.ofBlocks(layout, sent));
        }
    }

    private static void sendBlocks(
            Transactions transactions, TopicLayout layout, Publication publication, Set<String> identities) {
        BlockWriter blocks = BlockWriter.into(transactions, layout, publication);
        EncodedRecord item = new EncodedRecord();
        for (String identity : identities) {
            item.set(new Retraction(identity));
            if (item.size() > blocks.room()) {
                throw new PublishException("an id of " + item.size() + " bytes: must fit a record of "
                        + BlockWriter.MAX_BLOCK_BYTES + " bytes");
            }
            blocks.add(layout.partition(identity), BlockPart.RETRACTIONS, item);
        }
        blocks.flush();
    }

    private static Set<String> identities(IdentityRule rule, List<String> ids, @Nullable String source) {
        Set<String> identities = new LinkedHashSet<>();
        for (String id : ids) {
            try {
                identities.add(rule.identify(id, source).identity());
            } catch (MissingSourceException e) {
                throw new PublishException(
                        "id '" + id + "' is no accession and unique only where it comes from: name its source with"
                                + " --source NAME",
                        e);
            } catch (IllegalArgumentException e) {
                throw new PublishException(String.valueOf(e.getMessage()), e);
            }
        }
        return identities;
    }
}
