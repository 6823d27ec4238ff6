package org.codonstream.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.codonstream.batch.BatchPlan;
import org.codonstream.input.FastaContent;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.kafka.InputDigest;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.PublishReport;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.ManifestInput;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicException;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one file after the other: topics, rule and manifests are looked at once, and one producer sends everything.
 * After a failure of Kafka the next call connects anew. Used by one thread, but for {@link #stop}.
 */
public final class PublishSession implements AutoCloseable {

    /** Topics are hardly ever made anew, and asking takes a moment. */
    private static final Duration ASKED_EVERY = Duration.ofSeconds(5);

    private final KafkaAccess kafka;
    private final PublishSettings settings;
    private final String feed;
    private final String takenOver;
    private final HeapBudget heap = HeapBudget.ofThisJvm();
    private volatile boolean stopped;
    private volatile @Nullable Connection connection;
    private long asked;

    /**
     * A session that has not connected yet.
     *
     * @param feed names where the files come from: a second session of the same name fences the first, and ends what a
     *     killed one left open
     * @param takenOver the sentence for when another session of this name takes over
     */
    public PublishSession(KafkaAccess kafka, PublishSettings settings, String feed, String takenOver) {
        this.kafka = kafka;
        this.settings = settings;
        this.feed = feed;
        this.takenOver = takenOver;
    }

    /** What the records of FASTA files are. */
    public FastaContent fasta() {
        return settings.fasta();
    }

    /**
     * Connects, unless it is connected to topics that are still there.
     *
     * @return Kafka's id of the topic of blocks: in a topic with another one nothing stands
     * @throws PublishException if Kafka fails, or other rules hold for the prefix
     * @throws TopicException if the broker can't be reached, or its topics are not as they must be
     */
    public String connect() {
        Connection connected = connection();
        if (System.nanoTime() - asked > ASKED_EVERY.toNanos() && !isThere(connected)) {
            close();
            connected = connection();
        }
        return connected.topicId();
    }

    private boolean isThere(Connection connected) {
        try (Admin admin = kafka.admin()) {
            Optional<String> now = new TopicCatalogue(admin, settings.topics()).blocksTopicId();
            asked = System.nanoTime();
            return now.filter(connected.topicId()::equals).isPresent();
        } catch (PublishException | TopicException e) {
            close();
            throw e;
        }
    }

    /**
     * Publishes the batches of a file that do not stand.
     *
     * @throws InputException if the file or a row is bad; the message says which batches stand
     * @throws PublishException as {@link #connect}, or if somebody else takes over or this is stopped
     * @throws TopicException as {@link #connect}
     */
    public PublishReport publish(InputFile file) {
        Connection connected = connection();
        try {
            PublishTarget target = connected.target();
            BatchPlan plan = target.plan(List.of(file), heap);
            Map<String, List<ManifestInput>> inputs = ManifestInputs.of(target.layout(), plan);
            target.recordRule();
            StandingBatches standing = connected.manifests().standing(settings.source(), inputs);
            return new PublishRun(target.layout(), settings, target.rule(), heap, PublishListener.NONE, () -> stopped)
                    .publish(connected.transactions(), plan, standing);
        } catch (PublishException e) {
            close();
            throw e;
        }
    }

    /** Ends a call from another thread: the batch at work is aborted, and {@link #publish} ends with an exception. */
    public void stop() {
        stopped = true;
        Connection connected = connection;
        if (connected != null) {
            connected.transactions().fail(new PublishException("stopped"));
        }
    }

    @Override
    public void close() {
        Connection connected = connection;
        if (connected != null) {
            connection = null;
            connected.close();
        }
    }

    private Connection connection() {
        Connection connected = connection;
        if (connected == null) {
            connected = open();
            connection = connected;
            asked = System.nanoTime();
        }
        return connected;
    }

    private Connection open() {
        PublishTarget target = PublishTarget.open(kafka, settings);
        TopicLayout layout = target.layout();
        String id = layout.prefix() + "-ingest-" + InputDigest.of(List.of(feed));
        // Before any manifest is read: what a killed session left open is decided then.
        Transactions transactions = Transactions.open(kafka, id, takenOver);
        try {
            return new Connection(target, transactions, new KnownManifests(kafka, layout));
        } catch (RuntimeException e) {
            transactions.close();
            throw e;
        }
    }

    private record Connection(PublishTarget target, Transactions transactions, KnownManifests manifests)
            implements AutoCloseable {

        String topicId() {
            return target.layout().blocksTopicId();
        }

        @Override
        public void close() {
            manifests.close();
            transactions.close();
        }
    }
}
