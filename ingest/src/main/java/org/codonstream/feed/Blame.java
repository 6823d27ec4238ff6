package org.codonstream.feed;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.codonstream.input.InputException;
import org.codonstream.kafka.KafkaFailure;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.TransactionTooLongException;
import org.codonstream.topic.TopicException;

/** Whether a file that was not published is to blame for it: then others go on without it. */
final class Blame {

    private Blame() {}

    /** Whether it is the file, and neither Kafka nor somebody who stops the feed. */
    static boolean isOfFile(RuntimeException failure) {
        if (failure instanceof TopicException
                || failure instanceof KafkaException
                || failure instanceof CancellationException) {
            return false;
        }
        if (failure instanceof PublishException) {
            TransactionTooLongException tooLong = KafkaFailure.find(failure, TransactionTooLongException.class);
            return tooLong != null
                    ? tooLong.isAnswered()
                    : KafkaFailure.find(failure, RecordTooLargeException.class) != null;
        }
        return true;
    }

    /** Why a file was not published, whoever did not foresee it. */
    static String sentence(Path file, RuntimeException failure) {
        return failure instanceof InputException || failure instanceof PublishException
                ? String.valueOf(failure.getMessage())
                : file + " made this program fail, which is a fault of the program too: " + failure;
    }
}
