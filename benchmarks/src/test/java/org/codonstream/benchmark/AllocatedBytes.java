package org.codonstream.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/** How many bytes of heap this thread takes, which depends on what it does and not on how fast the machine is. */
final class AllocatedBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 300;
    private static final int CALLS = 50;

    private AllocatedBytes() {}

    /** Of one call of a step, once everything that it needs is loaded: the least of several. */
    static long of(Callable<?> step) {
        try {
            for (int call = 0; call < WARM_UP; call++) {
                step.call();
            }
            long least = Long.MAX_VALUE;
            for (int call = 0; call < CALLS; call++) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                step.call();
                least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            }
            return least;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
