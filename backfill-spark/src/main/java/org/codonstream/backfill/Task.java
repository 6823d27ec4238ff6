package org.codonstream.backfill;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.apache.spark.sql.SparkSession;
import org.codonstream.command.CommandException;
import org.codonstream.command.Interruption;
import org.codonstream.command.Surroundings;
import org.codonstream.recount.SparkFailure;
import org.jspecify.annotations.Nullable;

/** Work in Spark, which ends in order at Ctrl-C, and says what failed as if there had been no Spark. */
final class Task {

    private final Surroundings surroundings;
    private final SparkOptions spark;
    private final BooleanSupplier stop;
    private final AtomicReference<@Nullable SparkSession> started = new AtomicReference<>();
    private volatile boolean stopped;
    private volatile boolean endsByItself;

    /** A task that may be ended wherever it is. */
    Task(Surroundings surroundings, SparkOptions spark) {
        this(surroundings, spark, () -> false);
    }

    /**
     * A task.
     *
     * @param stop ends what may not be ended anywhere, and says whether that was begun; called in another thread
     */
    Task(Surroundings surroundings, SparkOptions spark, BooleanSupplier stop) {
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
        Thread worker = Thread.currentThread();
        try (Narration narration = new Narration(surroundings);
                Interruption interruption = Interruption.calls(() -> stop(worker))) {
            narration.say("starting Spark");
            try (SparkSession session = spark.session()) {
                started.set(session);
                narration.follow(session.sparkContext().statusTracker());
                return work.apply(session, narration);
            }
        } catch (Exception | LinkageError e) {
            // Spark throws its checked exceptions without saying so, and can't load its classes while the JVM ends.
            throw failure(e);
        }
    }

    private void stop(Thread worker) {
        endsByItself = stop.getAsBoolean();
        stopped = true;
        SparkSession session = started.get();
        if (session != null) {
            try {
                session.sparkContext().cancelAllJobs();
            } catch (IllegalStateException e) {
                // Spark has heard of it too, and ends already.
            }
        }
        if (!endsByItself) {
            worker.interrupt();
        }
    }

    /** Whatever else went wrong once it was stopped is no news, except what is said about publishing. */
    private RuntimeException failure(Throwable failure) {
        if (stopped && !endsByItself) {
            return new CommandException("stopped", failure);
        }
        RuntimeException ours = SparkFailure.ours(failure);
        if (ours != null) {
            return ours;
        }
        if (SparkFailure.isOfSpark(failure)) {
            return new CommandException(SparkFailure.sentence(failure), failure);
        }
        if (failure instanceof LinkageError broken) {
            throw broken;
        }
        return failure instanceof RuntimeException unknown ? unknown : new IllegalStateException(failure);
    }
}
