package org.codonstream.benchmark;

/** What has to be done to its end, also in a thread that was interrupted. */
final class Uninterrupted {
    private Uninterrupted() {}

    /** Work that waits. */
    interface Waiting {
        void run() throws InterruptedException;
    }

    /** Does it; an interrupt from before is put aside for as long, a new one ends it. */
    static void run(Waiting work) {
        boolean interrupted = Thread.interrupted();
        try {
            work.run();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
