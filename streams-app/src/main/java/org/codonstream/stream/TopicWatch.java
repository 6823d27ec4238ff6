package org.codonstream.stream;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicException;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.TopicSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the app when a topic that it reads is deleted and created again: Kafka's clients go on reading under the same
 * name, at offsets that mean other records now.
 */
final class TopicWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Admin admin;
    private final TopicCatalogue catalogue;
    private final TopicLayout expected;
    private final Runnable end;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "topic-watch");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins to watch.
     *
     * @param admin closed with the watch
     * @param end what ends the app
     */
    TopicWatch(Admin admin, TopicSettings topics, TopicLayout expected, Runnable end) {
        this.admin = admin;
        this.catalogue = new TopicCatalogue(admin, topics);
        this.expected = expected;
        this.end = end;
        looks.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            if (!catalogue.find().equals(expected)) {
                LOG.error(
                        "the topics of prefix {} were deleted and created again while the app ran, so it ends:"
                                + " start it again",
                        expected.prefix());
                looks.shutdown();
                end.run();
            }
        } catch (TopicException e) {
            // a broker that does not answer, or a topic that is missing for now: the app itself waits too
            LOG.debug("topics not looked at", e);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
        admin.close(Duration.ZERO);
    }
}
