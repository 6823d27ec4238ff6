package org.codonstream.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** How something that runs on comes to its end: because it was told to, or because it broke. */
final class Ending {
    private static final long LOOK_MILLIS = 200;

    private final PrintStream err;
    private final CountDownLatch begun = new CountDownLatch(1);

    /** An ending that says on {@code err} how it came about. */
    Ending(PrintStream err) {
        this.err = err;
    }

    /** What runs, asked now and then. */
    @FunctionalInterface
    interface Running {
        /** A sentence about why it ended by itself; null while it runs. */
        @Nullable
        String failure() throws InterruptedException;
    }

    /** Tells it to end, and says so at once, because it may first have to come to the end of its start. */
    void begin() {
        err.println("ending");
        begun.countDown();
    }

    boolean hasBegun() {
        return begun.getCount() == 0;
    }

    /** Waits for the end; returns the exit code. */
    int await(Running running) throws InterruptedException {
        while (!begun.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            String failure = running.failure();
            if (failure != null) {
                err.println("codonstream: " + failure);
                return ExitCode.SOFTWARE;
            }
        }
        return ExitCode.OK;
    }
}
