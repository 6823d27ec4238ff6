package org.codonstream.stream;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.codonstream.schema.BrokenStateException;
import org.codonstream.topic.TopicLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the topology: starts it, keeps it going, ends it in order. */
public final class StreamsApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(20);

    private final TopicLayout layout;
    private final LongAdder unreadableUsage = new LongAdder();
    private final BoundedStores.Memory memory;
    private final KafkaStreams streams;
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * An app that is not started yet.
     *
     * @param layout the topics, which must exist
     * @param applicationServer {@code host:port} of this instance's REST API, as others reach it
     */
    public StreamsApp(StreamsAppConfig config, TopicLayout layout, String applicationServer) {
        this.layout = layout;
        this.memory = new BoundedStores.Memory(config.storeMemory());
        Properties settings = StreamsSettings.of(config, applicationServer, memory);
        this.streams = create(new CodonTopology(layout, config.windows(), unreadableUsage).get(), settings, memory);
        streams.setUncaughtExceptionHandler(StreamsApp::respond);
        streams.setStateListener((next, before) -> {
            LOG.atInfo().addKeyValue("state", next).log("streams app changed its state");
            if (next == State.ERROR || next == State.NOT_RUNNING) {
                ended.countDown();
            }
        });
    }

    private static KafkaStreams create(Topology topology, Properties settings, BoundedStores.Memory memory) {
        try {
            return new KafkaStreams(topology, settings);
        } catch (RuntimeException e) {
            memory.close();
            throw e;
        }
    }

    public void start() {
        streams.start();
    }

    /** The running Kafka Streams, for queries and metrics. */
    public KafkaStreams streams() {
        return streams;
    }

    public TopicLayout layout() {
        return layout;
    }

    /** How many records of the global table could not be read. */
    public long unreadableUsage() {
        return unreadableUsage.sum();
    }

    /** Waits until the app has ended, by itself or because it was closed. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Waits until the app has ended, at most for a time; returns whether it has. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Makes the app end without waiting for it. */
    void end() {
        streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(Duration.ZERO));
    }

    /** Commits, leaves the group so that others take over at once, and closes the stores. */
    @Override
    public void close() {
        streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_PATIENCE));
        memory.close();
    }

    /** A thread that failed is replaced; but where tables could no longer be right, the app ends. */
    private static StreamThreadExceptionResponse respond(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BrokenStateException || cause instanceof Error) {
                LOG.error("the streams app ends: {}", cause.getMessage(), failure);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        }
        LOG.error("a stream thread failed and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
