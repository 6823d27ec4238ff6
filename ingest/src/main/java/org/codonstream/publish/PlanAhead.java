package org.codonstream.publish;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.codonstream.batch.BatchPlan;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputFile;
import org.codonstream.sequence.IdentityRule;

/**
 * Plans an input in a thread of its own while Kafka is connected to, which is what a start waits for longest: under the
 * rule that is asked for or usual, and anew if the topics turn out to have another one.
 */
final class PlanAhead implements AutoCloseable {

    private final List<InputFile> files;
    private final PublishSettings settings;
    private final HeapBudget heap;
    private final IdentityRule expected;
    private final ExecutorService planner;
    private final Future<BatchPlan> planning;

    private PlanAhead(List<InputFile> files, PublishSettings settings, HeapBudget heap) {
        this.files = files;
        this.settings = settings;
        this.heap = heap;
        this.expected = PublishTarget.ruleOfNewTopics(settings);
        this.planner = Executors.newSingleThreadExecutor(task -> {
            Thread daemon = new Thread(task, "plan");
            daemon.setDaemon(true);
            return daemon;
        });
        this.planning = planner.submit(() -> PublishTarget.plan(files, expected, settings, heap));
    }

    static PlanAhead begin(List<InputFile> files, PublishSettings settings, HeapBudget heap) {
        return new PlanAhead(files, settings, heap);
    }

    /**
     * The plan under the rule that holds.
     *
     * @throws org.codonstream.input.InputException if an id is bad, or a file can't be read
     */
    BatchPlan under(IdentityRule rule) {
        if (rule != expected) {
            planner.shutdownNow();
            return PublishTarget.plan(files, rule, settings, heap);
        }
        try {
            return planning.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading of the input was stopped");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** Ends the thread, with its plan where that is not finished. */
    @Override
    public void close() {
        planner.shutdownNow();
    }
}
