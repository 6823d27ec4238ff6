package org.codonstream.backfill;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import org.codonstream.command.ProgressDisplay;
import org.codonstream.command.Surroundings;
import org.jspecify.annotations.Nullable;

/** Tells what a run is doing, and how far Spark has come with it. */
final class Narration implements AutoCloseable {

    private static final long PERIOD_MS = 100;

    private final Surroundings surroundings;
    private final ProgressDisplay display;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "narration");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable SparkStatusTracker spark;
    private String doing = "";

    Narration(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.display = new ProgressDisplay(surroundings);
        clock.scheduleAtFixedRate(this::show, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    /** Shows the tasks of Spark from now on. */
    synchronized void follow(SparkStatusTracker tracker) {
        spark = tracker;
    }

    /** Says what is being done from now on. */
    synchronized void say(String sentence) {
        display.clear();
        surroundings.err().println(sentence);
        doing = sentence;
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        display.clear();
    }

    private synchronized void show() {
        if (clock.isShutdown()) {
            return;
        }
        int tasks = 0;
        int done = 0;
        if (spark != null) {
            for (int stage : spark.getActiveStageIds()) {
                SparkStageInfo info = spark.getStageInfo(stage).getOrElse(() -> null);
                if (info != null) {
                    tasks += info.numTasks();
                    done += info.numCompletedTasks();
                }
            }
        }
        if (tasks > 0) {
            display.show((double) done / tasks, doing + ": " + done + " of " + tasks + " tasks");
        }
    }
}
