package org.codonstream.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.codonstream.machine.SingleMachine;
import picocli.CommandLine.ExitCode;

/** How something that runs on comes to its end: because it was told to, or because it broke. */
final class Ending {
    private static final long LOOK_MILLIS = 200;

    private final CountDownLatch begun = new CountDownLatch(1);

    /** Tells it to end. */
    void begin() {
        begun.countDown();
    }

    /** Waits for the end; returns the exit code. */
    int await(SingleMachine machine, PrintStream err) throws InterruptedException {
        while (!begun.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            String failure = machine.failure();
            if (failure != null) {
                err.println("codonstream: " + failure);
                return ExitCode.SOFTWARE;
            }
        }
        err.println("ending");
        return ExitCode.OK;
    }
}
