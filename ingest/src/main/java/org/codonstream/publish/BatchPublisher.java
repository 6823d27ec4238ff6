package org.codonstream.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.batch.Batch;
import org.codonstream.batch.OnBadRow;
import org.codonstream.batch.RefusedRows;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.input.Projection;
import org.codonstream.input.SequenceReader;
import org.codonstream.input.Slice;
import org.codonstream.kafka.Manifests;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.Publication;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a batch in one transaction: several threads read, digest and pack its slices, and their blocks, its refused
 * rows and its manifest become visible together or not at all.
 */
final class BatchPublisher implements AutoCloseable {

    private static final long TICK_MS = 100;

    private final Transactions transactions;
    private final TopicLayout layout;
    private final IdentityRule rule;
    private final @Nullable String source;
    private final OnBadRow onBadRow;
    private final RefusedRows refused;
    private final String run;
    private final List<SequenceReader> readers = new ArrayList<>();
    private final ExecutorService threads;

    BatchPublisher(
            Transactions transactions,
            TopicLayout layout,
            PublishSettings settings,
            IdentityRule rule,
            RefusedRows refused,
            HeapBudget heap,
            String run) {
        this.transactions = transactions;
        this.layout = layout;
        this.rule = rule;
        this.source = settings.source();
        this.onBadRow = settings.onBadRow();
        this.refused = refused;
        this.run = run;
        for (int worker = 0; worker < settings.workers(); worker++) {
            readers.add(new SequenceReader(Projection.ALL, source, heap));
        }
        this.threads = Executors.newFixedThreadPool(settings.workers(), task -> {
            Thread thread = new Thread(task, "publish");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Publishes a batch.
     *
     * @param progress counts what is sent of it
     * @param tick called now and then by this thread
     * @return the last offset sent to each partition of each topic
     * @throws InputException if a row or file is bad; nothing of the batch is published then
     * @throws PublishException if Kafka fails; nothing of the batch is published then
     */
    Map<TopicPartition, Long> publish(Batch batch, Progress progress, Runnable tick) {
        Publication publication = new Publication(run, batch.id());
        return transactions.run(() -> {
            BlockWriter blocks = BlockWriter.into(transactions, layout, publication);
            publishRows(batch, publication, blocks, progress, tick);
            requireAllRows(batch, progress);
            blocks.flush();
            transactions.send(Manifests.record(layout, manifest(batch, publication, progress)));
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        readers.forEach(SequenceReader::close);
    }

    private void publishRows(
            Batch batch, Publication publication, BlockWriter blocks, Progress progress, Runnable tick) {
        Queue<Slice> slices = new ConcurrentLinkedQueue<>(batch.slices());
        List<Future<?>> running = new ArrayList<>();
        for (SequenceReader reader : readers) {
            RowPublisher rows = new RowPublisher(transactions, layout, publication, rule, onBadRow, blocks, progress);
            running.add(threads.submit(() -> publishSlices(slices, reader, rows)));
        }
        running.forEach(worker -> await(worker, tick));
        transactions.requireNoFailure();
    }

    /** The first failure of any thread is the one that counts; the others then stop at their next row. */
    private void publishSlices(Queue<Slice> slices, SequenceReader reader, RowPublisher rows) {
        try {
            for (Slice slice = slices.poll(); slice != null; slice = slices.poll()) {
                reader.read(slice.range(), refused.refusing(rows.at(slice)));
            }
        } catch (RuntimeException | Error e) {
            transactions.fail(e);
        }
    }

    /** Waits for a thread whatever happens: the transaction can't be ended while one is still sending. */
    private void await(Future<?> worker, Runnable tick) {
        boolean interrupted = false;
        while (true) {
            try {
                worker.get(TICK_MS, TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException e) {
                tell(tick);
            } catch (InterruptedException e) {
                interrupted = true;
                transactions.fail(new PublishException("interrupted while publishing", e));
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Runnable tick) {
        try {
            tick.run();
        } catch (RuntimeException e) {
            transactions.fail(e);
        }
    }

    private static void requireAllRows(Batch batch, Progress progress) {
        long rows = progress.sequences() + progress.rejected();
        if (rows != batch.sequences()) {
            throw new InputException(batch.ranges().get(0).file() + ": batch " + batch.id() + " has "
                    + batch.sequences() + " rows, but " + rows + " were read: run the same command again");
        }
    }

    private Manifest manifest(Batch batch, Publication publication, Progress progress) {
        Manifest.Builder manifest = Manifests.of(layout, publication);
        if (source != null) {
            manifest.setSource(source);
        }
        return manifest.setInputs(ManifestInputs.of(batch))
                .setSequences(progress.sequences())
                .setBases(progress.bases())
                .setRejected(progress.rejected())
                .build();
    }
}
