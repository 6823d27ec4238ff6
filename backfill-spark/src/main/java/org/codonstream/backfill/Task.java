package org.codonstream.backfill;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import org.codonstream.command.CommandException;
import org.codonstream.command.Interruption;
import org.codonstream.command.Surroundings;

/** Work in Spark, which ends in order at Ctrl-C, and says what failed as if there had been no Spark. */
final class Task {

    private static final int MOST_CAUSES = 20;

    private final Surroundings surroundings;
    private final SparkOptions spark;
    private final Runnable stop;

    /**
     * A task.
     *
     * @param stop makes the work end soon where that is not Spark's; called in another thread
     */
    Task(Surroundings surroundings, SparkOptions spark, Runnable stop) {
        this.surroundings = surroundings;
        this.spark = spark;
        this.stop = stop;
    }

    /**
     * Starts Spark, works in it and ends Spark.
     *
     * @throws RuntimeException what the program itself threw in whichever task, or a sentence about Spark
     */
    <T> T run(BiFunction<SparkSession, Narration, T> work) {
        AtomicBoolean stopped = new AtomicBoolean();
        try (Narration narration = new Narration(surroundings)) {
            narration.say("starting Spark");
            try (SparkSession session = spark.session();
                    Interruption interruption = Interruption.calls(() -> {
                        stopped.set(true);
                        stop.run();
                        session.sparkContext().cancelAllJobs();
                    })) {
                narration.follow(session.sparkContext().statusTracker());
                return work.apply(session, narration);
            }
        } catch (Exception e) {
            // Spark throws its checked exceptions without saying so.
            throw ours(e, stopped.get());
        }
    }

    private static RuntimeException ours(Exception failure, boolean stopped) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof RuntimeException ours && isOurs(cause)) {
                return ours;
            }
            if (cause instanceof OutOfMemoryError tooMuch) {
                throw tooMuch;
            }
            cause = cause.getCause();
        }
        if (stopped) {
            return new CommandException("stopped", failure);
        }
        boolean ofSpark = failure instanceof SparkException
                || failure.getClass().getName().startsWith("org.apache.");
        if (ofSpark) {
            String sentence =
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
            return new CommandException("Spark failed: " + sentence, failure);
        }
        return failure instanceof RuntimeException unknown ? unknown : new IllegalStateException(failure);
    }

    private static boolean isOurs(Throwable cause) {
        return cause.getClass().getName().startsWith("org.codonstream.")
                && !cause.getClass().getName().startsWith("org.codonstream.shaded.");
    }
}
