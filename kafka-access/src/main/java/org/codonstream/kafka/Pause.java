package org.codonstream.kafka;

import java.time.Duration;

/** Lets a moment pass between two looks at something that comes on by itself. */
public final class Pause {

    private Pause() {}

    /**
     * Waits.
     *
     * @param waitingFor for the sentence where the thread is interrupted
     * @throws PublishException if the thread is interrupted; it stays so
     */
    public static void of(Duration time, String waitingFor) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(waitingFor, e);
        }
    }

    static PublishException interrupted(String waitingFor, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new PublishException("interrupted while waiting for " + waitingFor, cause);
    }
}
