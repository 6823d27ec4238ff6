package org.codonstream.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.codonstream.input.Slice;

/**
 * Works on slices in parallel and takes the results in the order of the slices, so that what comes out does not depend
 * on threads. Only a few results wait at any time.
 */
public final class OrderedWork {

    private final int threads;

    OrderedWork(int threads) {
        this.threads = threads;
    }

    /** As many threads as the machine has processors, but few enough to be a good neighbour. */
    public static OrderedWork ofThisMachine() {
        return new OrderedWork(Math.min(8, Runtime.getRuntime().availableProcessors()));
    }

    /** What one thread does with a slice. */
    public interface Worker<T> extends AutoCloseable {

        T work(Slice slice);

        @Override
        void close();
    }

    /** Throws what the first slice, in order, that failed did throw. */
    public <T> void run(List<Slice> slices, Supplier<Worker<T>> workers, Consumer<T> inOrder) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "input");
            thread.setDaemon(true);
            return thread;
        });
        ConcurrentLinkedQueue<Worker<T>> idle = new ConcurrentLinkedQueue<>();
        Deque<Future<T>> waiting = new ArrayDeque<>();
        Iterator<Slice> next = slices.iterator();
        try {
            while (next.hasNext() || !waiting.isEmpty()) {
                while (next.hasNext() && waiting.size() < 2 * threads) {
                    Slice slice = next.next();
                    waiting.add(pool.submit(() -> work(slice, workers, idle)));
                }
                inOrder.accept(waiting.remove().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading of the input was stopped");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
            idle.forEach(Worker::close);
        }
    }

    private static <T> T work(Slice slice, Supplier<Worker<T>> workers, ConcurrentLinkedQueue<Worker<T>> idle) {
        Worker<T> taken = idle.poll();
        Worker<T> worker = taken == null ? workers.get() : taken;
        try {
            return worker.work(slice);
        } finally {
            idle.add(worker);
        }
    }
}
