package org.codonstream.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long the broker has been silent in a transaction. May be asked and told by several threads. */
final class Answers {

    private final LongSupplier nanoClock;
    private long last;
    private long longest;

    Answers(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.last = nanoClock.getAsLong();
    }

    /** A transaction begins. */
    synchronized void begin() {
        last = nanoClock.getAsLong();
        longest = 0;
    }

    /** An answer came. */
    synchronized void came() {
        long now = nanoClock.getAsLong();
        longest = Math.max(longest, now - last);
        last = now;
    }

    /** The longest time without any answer, that since the last one included. */
    synchronized Duration longestSilence() {
        return Duration.ofNanos(Math.max(longest, nanoClock.getAsLong() - last));
    }
}
