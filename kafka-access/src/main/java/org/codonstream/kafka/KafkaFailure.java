package org.codonstream.kafka;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Puts what Kafka's clients throw into a sentence for people. */
public final class KafkaFailure {

    private static final int MOST_CAUSES = 20;

    private KafkaFailure() {}

    /**
     * Whether another producer of the same transactional id took over, or the broker ended a transaction by itself. A
     * commit that arrives just after that may be answered with an invalid state instead of the fence (KAFKA-20785).
     */
    public static boolean isFenced(Throwable failure) {
        return find(failure, ProducerFencedException.class) != null
                || find(failure, InvalidProducerEpochException.class) != null
                || find(failure, InvalidTxnStateException.class) != null;
    }

    /** What failed, for the middle of a sentence; {@code broker} is what the user gave as bootstrap servers. */
    public static String reason(Throwable failure, String broker) {
        if (find(failure, TimeoutException.class) != null) {
            return "no Kafka broker answered in time at " + broker
                    + ": check --bootstrap-servers, and that the broker is running";
        }
        AuthenticationException unknownUser = find(failure, AuthenticationException.class);
        if (unknownUser != null) {
            return "the broker at " + broker + " does not accept these credentials (" + unknownUser.getMessage()
                    + "): check --command-config";
        }
        AuthorizationException forbidden = find(failure, AuthorizationException.class);
        if (forbidden != null) {
            return "the broker at " + broker + " does not allow it: " + forbidden.getMessage();
        }
        RecordTooLargeException tooLarge = find(failure, RecordTooLargeException.class);
        if (tooLarge != null) {
            return "the broker at " + broker + " refused a record as too large: " + tooLarge.getMessage();
        }
        Throwable root =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        return "the broker at " + broker + " refused: " + (root.getMessage() != null ? root.getMessage() : root);
    }

    /** The first cause of a kind, the failure itself included; null if there is none. */
    public static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> kind) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
