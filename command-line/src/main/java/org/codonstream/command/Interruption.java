package org.codonstream.command;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends work in order at Ctrl-C or a SIGTERM: asks it to stop, and keeps the JVM until it has. */
public final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private static final long LAST_WORDS_SECONDS = 5;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread worker = Thread.currentThread();
    private final Thread hook;

    private Interruption(Runnable stop) {
        this.hook = new Thread(() -> stopAndWait(stop), "interruption");
    }

    /**
     * Has something called when the process is told to end, until this is closed.
     *
     * @param stop makes the work of the calling thread end soon; called in another thread
     */
    public static Interruption calls(Runnable stop) {
        Interruption interruption = new Interruption(stop);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void stopAndWait(Runnable stop) {
        stop.run();
        try {
            if (ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                awaitLastWords();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The JVM halts when this hook ends: until then the worker may say how it ended, and then it waits to exit. */
    private void awaitLastWords() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_WORDS_SECONDS);
        while (worker.isAlive() && !isExiting() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Whether the worker has come to {@link System#exit}. Its state does not tell: it also waits for other locks. */
    private boolean isExiting() {
        return Arrays.stream(worker.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Runtime.class.getName())
                        && frame.getMethodName().equals("exit"));
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is running
        }
    }
}
