package org.codonstream.publish;

import java.util.concurrent.atomic.LongAdder;

/** What the threads that publish a batch have sent and refused so far. */
final class Progress {

    private final LongAdder sequences = new LongAdder();
    private final LongAdder bases = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder rejectedCoding = new LongAdder();

    void sent(long length) {
        sequences.increment();
        bases.add(length);
    }

    void refused() {
        rejected.increment();
    }

    void refusedCoding() {
        rejectedCoding.increment();
    }

    long sequences() {
        return sequences.sum();
    }

    long bases() {
        return bases.sum();
    }

    long rejected() {
        return rejected.sum();
    }

    long rejectedCoding() {
        return rejectedCoding.sum();
    }
}
