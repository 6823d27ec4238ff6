package org.codonstream.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.batch.Batch;
import org.codonstream.batch.BatchPlan;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.kafka.Manifests;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.PublishReport;
import org.codonstream.kafka.RunId;
import org.codonstream.kafka.TransactionTooLongException;
import org.codonstream.kafka.Transactions;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.TopicLayout;

/** Publishes the batches of one plan, those that stand left out; says in every failure which of them stand. */
final class PublishRun {

    private final String id = RunId.next(Instant.now());
    private final TopicLayout layout;
    private final PublishSettings settings;
    private final IdentityRule rule;
    private final HeapBudget heap;
    private final PublishListener listener;
    private final BooleanSupplier stopped;
    private final List<String> published = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final Map<TopicPartition, Long> lastOffsets = new HashMap<>();
    private long sequences;
    private long bases;
    private long rejected;
    private long rejectedCoding;

    /**
     * A run that has not begun.
     *
     * @param stopped asked now and then whether somebody wants it to end
     */
    PublishRun(
            TopicLayout layout,
            PublishSettings settings,
            IdentityRule rule,
            HeapBudget heap,
            PublishListener listener,
            BooleanSupplier stopped) {
        this.layout = layout;
        this.settings = settings;
        this.rule = rule;
        this.heap = heap;
        this.listener = listener;
        this.stopped = stopped;
    }

    /**
     * Publishes what does not stand.
     *
     * @throws InputException if a file or row is bad
     * @throws PublishException if Kafka fails, another run takes over, or somebody wants it to end
     */
    PublishReport publish(Transactions transactions, BatchPlan plan, StandingBatches standing) {
        int count = plan.batches().size();
        try (BatchPublisher batches =
                new BatchPublisher(transactions, layout, settings, rule, plan.refused(), heap, id)) {
            for (int number = 1; number <= count; number++) {
                Batch batch = plan.batches().get(number - 1);
                if (standing.stands(batch.id())) {
                    skipped.add(batch.id());
                    listener.skipped(number, batch);
                } else {
                    publish(batches, batch, number, count);
                }
            }
        }
        return new PublishReport(
                id,
                layout.blocksTopicId(),
                published,
                skipped,
                sequences,
                bases,
                rejected,
                rejectedCoding,
                0,
                lastOffsets);
    }

    private void publish(BatchPublisher batches, Batch batch, int number, int count) {
        Progress progress = new Progress();
        try {
            requireNotStopped();
            Map<TopicPartition, Long> sent = batches.publish(batch, progress, () -> {
                requireNotStopped();
                listener.progressed(number, sequences + progress.sequences(), bases + progress.bases());
            });
            lastOffsets.putAll(Manifests.ofBlocks(layout, sent));
        } catch (InputException e) {
            throw new InputException(e.getMessage() + "; " + stand(number, count), e);
        } catch (TransactionTooLongException e) {
            throw new PublishException(
                    e.getMessage() + ": publish smaller batches with --batch-bases; " + stand(number, count), e);
        } catch (PublishException e) {
            throw new PublishException(e.getMessage() + "; " + stand(number, count), e);
        }
        published.add(batch.id());
        sequences += progress.sequences();
        bases += progress.bases();
        rejected += progress.rejected();
        rejectedCoding += progress.rejectedCoding();
        listener.published(number, batch, sequences, bases);
    }

    private void requireNotStopped() {
        if (stopped.getAsBoolean()) {
            throw new PublishException("stopped");
        }
    }

    private static String stand(int failed, int batches) {
        return switch (failed) {
            case 1 -> "no batch of this input is published";
            case 2 -> "batch 1 of " + batches + " is published and stands";
            default -> "batches 1-" + (failed - 1) + " of " + batches + " are published and stand";
        };
    }
}
