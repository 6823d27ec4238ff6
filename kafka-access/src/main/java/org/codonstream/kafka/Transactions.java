package org.codonstream.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records in transactions, one after the other. Several threads may send into one transaction; the first failure,
 * theirs or the broker's, ends it, and the thread that began it learns of it at the latest when it commits.
 */
public final class Transactions implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Transactions.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;
    private final String broker;
    private final String takenOver;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Map<TopicPartition, Long> lastOffsets = new HashMap<>();
    private final Answers answers = new Answers(System::nanoTime);
    private long began;

    /**
     * Takes over the transactional id: ends what another producer of this id has left open, and fences it.
     *
     * @param broker how the user names the broker
     * @param takenOver the sentence for when another producer of this id takes over
     * @throws PublishException if the broker can't be reached or refuses
     */
    Transactions(Producer<byte[], byte[]> producer, String broker, String takenOver) {
        this.producer = producer;
        this.broker = broker;
        this.takenOver = takenOver;
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw sentence(e);
        }
    }

    /**
     * Transactions of a new producer, which take over the transactional id.
     *
     * @param takenOver the sentence for when another producer of this id takes over
     * @throws PublishException if the broker can't be reached or refuses
     */
    public static Transactions open(KafkaAccess kafka, String transactionalId, String takenOver) {
        return new Transactions(kafka.producer(transactionalId), kafka.bootstrapServers(), takenOver);
    }

    /**
     * Runs what sends records, in one transaction: all of them become visible together, or none.
     *
     * @return the last offset in each partition of each topic that records of this transaction have
     * @throws RuntimeException the first failure, of {@code sending}, another sending thread, or Kafka
     */
    public Map<TopicPartition, Long> run(Runnable sending) {
        begin();
        try {
            sending.run();
            return commit();
        } catch (RuntimeException | Error e) {
            abort();
            throw e;
        }
    }

    private void begin() {
        failure.set(null);
        synchronized (lastOffsets) {
            lastOffsets.clear();
        }
        began = System.nanoTime();
        answers.begin();
        try {
            producer.beginTransaction();
        } catch (KafkaException e) {
            throw sentence(e);
        }
    }

    /**
     * Sends a record in the open transaction; waits while the producer's buffer is full.
     *
     * @throws RuntimeException the first failure of this transaction, if there is one
     */
    public void send(ProducerRecord<byte[], byte[]> record) {
        requireNoFailure();
        try {
            producer.send(record, this::sent);
        } catch (KafkaException | IllegalStateException e) {
            fail(e);
            requireNoFailure();
        }
    }

    /** Ends the open transaction: nothing more can be sent, and it can't be committed. */
    public void fail(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    /**
     * Throws the first failure of this transaction, if there is one.
     *
     * @throws RuntimeException that failure; a {@link PublishException} if it came from Kafka
     */
    public void requireNoFailure() {
        Throwable first = failure.get();
        if (first instanceof KafkaException kafka) {
            throw sentence(kafka);
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw new IllegalStateException(first);
        }
    }

    private Map<TopicPartition, Long> commit() {
        requireNoFailure();
        try {
            producer.flush();
            requireNoFailure();
            producer.commitTransaction();
        } catch (KafkaException e) {
            fail(e);
            throw KafkaFailure.find(e, TimeoutException.class) == null ? sentence(e) : undecided(e);
        }
        synchronized (lastOffsets) {
            return Map.copyOf(lastOffsets);
        }
    }

    /**
     * Throws away what was sent. A broker that does not answer is not asked: closing tries for a moment, and else the
     * transaction times out, or the next run of the same id ends it.
     */
    private void abort() {
        Throwable cause = failure.get();
        if (cause != null && KafkaFailure.find(cause, TimeoutException.class) != null) {
            return;
        }
        try {
            producer.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            LOGGER.atDebug().setCause(e).log("transaction not aborted");
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
    }

    private void sent(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception != null) {
            fail(exception);
        } else if (metadata != null) {
            answers.came();
            synchronized (lastOffsets) {
                lastOffsets.merge(
                        new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset(), Math::max);
            }
        }
    }

    private PublishException undecided(KafkaException cause) {
        return new PublishException(
                KafkaFailure.reason(cause, broker)
                        + " (whether what was sent last stands will be found out by the next run)",
                cause);
    }

    private PublishException sentence(KafkaException cause) {
        if (!KafkaFailure.isFenced(cause)) {
            return new PublishException(KafkaFailure.reason(cause, broker), cause);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        if (began != 0 && seconds >= KafkaAccess.TRANSACTION_TIMEOUT_MS / 1000) {
            return new TransactionTooLongException(
                    "the broker ended a transaction of " + seconds + " s, longer than the "
                            + KafkaAccess.TRANSACTION_TIMEOUT_MS / 1000 + " s that it may take",
                    cause,
                    answers.longestSilence().toMillis() < KafkaAccess.PATIENCE_MS);
        }
        return new PublishException(takenOver, cause);
    }
}
