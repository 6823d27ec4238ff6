package org.codonstream.publish;

import java.util.List;
import java.util.Map;
import org.codonstream.batch.BatchPlan;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import org.codonstream.kafka.InputDigest;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.KafkaFailure;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.PublishReport;
import org.codonstream.kafka.TopicRecords;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.ManifestInput;
import org.codonstream.topic.TopicException;
import org.codonstream.topic.TopicLayout;
import org.jspecify.annotations.Nullable;

/**
 * Publishes an input: files to batches, each batch in a transaction of its own, batches that stand left out. Everything
 * that can be found wrong without reading the bases is found before the first batch.
 */
public final class Publisher {

    private final KafkaAccess kafka;
    private final PublishSettings settings;
    private final PublishListener listener;
    private final HeapBudget heap = HeapBudget.ofThisJvm();
    private volatile boolean stopped;
    private volatile @Nullable Transactions open;

    public Publisher(KafkaAccess kafka, PublishSettings settings, PublishListener listener) {
        this.kafka = kafka;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Publishes what some paths name: files, folders or globs.
     *
     * @throws InputException if a file or row is bad; the message says which batches stand
     * @throws PublishException if Kafka fails or another run takes over; the message says which batches stand
     * @throws TopicException if the broker can't be reached, or its topics are not as they must be
     */
    public PublishReport publish(List<String> paths) {
        List<InputFile> files = InputFiles.resolve(paths, settings.fasta());
        PublishTarget target;
        BatchPlan plan;
        try (PlanAhead ahead = PlanAhead.begin(files, settings, heap)) {
            target = PublishTarget.open(kafka, settings);
            plan = ahead.under(target.rule());
        }
        TopicLayout layout = target.layout();
        Map<String, List<ManifestInput>> inputs = ManifestInputs.of(layout, plan);
        listener.planned(plan);
        target.recordRule();
        String takenOver = "another run of the same input has taken over";
        try (Transactions transactions = Transactions.open(kafka, transactionalId(layout, files), takenOver)) {
            open = transactions;
            // Read after the transactional id is taken over: what a killed run left open is decided by then.
            StandingBatches standing = new StandingBatches(layout.blocksTopicId(), settings.source(), inputs);
            if (settings.resume() == Resume.SKIP_STANDING) {
                standing.readAll(new TopicRecords(kafka, layout));
            }
            return publish(target, transactions, plan, standing);
        } finally {
            open = null;
        }
    }

    private PublishReport publish(
            PublishTarget target, Transactions transactions, BatchPlan plan, StandingBatches standing) {
        try {
            return new PublishRun(target.layout(), settings, target.rule(), heap, listener, () -> stopped)
                    .publish(transactions, plan, standing);
        } catch (InputException e) {
            throw new InputException(e.getMessage() + "; run the same command again after the mend", e);
        } catch (PublishException e) {
            String advice = KafkaFailure.isFenced(e) ? "" : "; run the same command again to go on";
            throw new PublishException(e.getMessage() + advice, e);
        }
    }

    /**
     * Ends a run from another thread: the batch at work is aborted, so that it holds back no reader, and
     * {@link #publish} ends with an exception that says which batches stand.
     */
    public void stop() {
        stopped = true;
        Transactions transactions = open;
        if (transactions != null) {
            transactions.fail(new PublishException("stopped"));
        }
    }

    private static String transactionalId(TopicLayout layout, List<InputFile> files) {
        List<String> names =
                files.stream().map(file -> file.uri() + " " + file.length()).toList();
        return layout.prefix() + "-ingest-" + InputDigest.of(names);
    }
}
