package org.codonstream.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.codonstream.batch.Batch;
import org.codonstream.batch.BatchPlan;
import org.codonstream.batch.BatchPlanner;
import org.codonstream.batch.IdentityCheck;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import org.codonstream.kafka.InputDigest;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.KafkaFailure;
import org.codonstream.kafka.Manifests;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.PublishReport;
import org.codonstream.kafka.RecordedRule;
import org.codonstream.kafka.RunId;
import org.codonstream.kafka.TopicRecords;
import org.codonstream.kafka.TransactionTooLongException;
import org.codonstream.kafka.Transactions;
import org.codonstream.schema.ManifestInput;
import org.codonstream.schema.Publication;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.TopicCatalogue;
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
        List<InputFile> files = InputFiles.resolve(paths);
        TopicLayout layout = topics();
        RecordedRule recordedRule = new RecordedRule(kafka, layout);
        Optional<IdentityRule> recorded = recordedRule.find();
        IdentityRule rule = rule(recordedRule, recorded);
        BatchPlan plan = new BatchPlanner(settings.limits(), heap)
                .planChecked(files, new IdentityCheck(rule, settings.source(), settings.onBadRow()));
        Map<String, List<ManifestInput>> inputs = inputs(layout, plan);
        listener.planned(plan);
        if (recorded.isEmpty()) {
            recordedRule.record(rule);
        }
        String takenOver = "another run of the same input has taken over";
        try (Transactions transactions = Transactions.open(kafka, transactionalId(layout, files), takenOver)) {
            open = transactions;
            // Read after the transactional id is taken over: what a killed run left open is decided by then.
            StandingBatches standing = new StandingBatches(layout.blocksTopicId(), settings.source(), inputs);
            if (settings.resume() == Resume.SKIP_STANDING) {
                standing.readAll(new TopicRecords(kafka, layout));
            }
            return new Run(layout, plan, standing, rule).publish(transactions);
        } finally {
            open = null;
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

    private TopicLayout topics() {
        try (Admin admin = kafka.admin()) {
            return new TopicCatalogue(admin, settings.topics()).ensure();
        }
    }

    private IdentityRule rule(RecordedRule recordedRule, Optional<IdentityRule> recorded) {
        IdentityRule wanted = settings.identity();
        if (wanted == null) {
            return recorded.orElse(IdentityRule.ACCESSION);
        }
        recorded.ifPresent(found -> recordedRule.require(wanted, found));
        return wanted;
    }

    private static String transactionalId(TopicLayout layout, List<InputFile> files) {
        List<String> names =
                files.stream().map(file -> file.uri() + " " + file.length()).toList();
        return layout.prefix() + "-ingest-" + InputDigest.of(names);
    }

    /** What each batch is made of, by its id; refuses one whose manifest would not fit a record. */
    private static Map<String, List<ManifestInput>> inputs(TopicLayout layout, BatchPlan plan) {
        Map<String, List<ManifestInput>> inputs = new LinkedHashMap<>();
        for (Batch batch : plan.batches()) {
            List<ManifestInput> parts = ManifestInputs.of(batch);
            int bytes = Manifests.record(
                            layout,
                            Manifests.of(layout, new Publication("", batch.id()))
                                    .setInputs(parts)
                                    .build())
                    .value()
                    .length;
            if (bytes > BlockWriter.MAX_BLOCK_BYTES) {
                throw new InputException("batch " + batch.id() + " is made of " + parts.size()
                        + " files, and a list of them takes " + bytes + " bytes, more than the "
                        + BlockWriter.MAX_BLOCK_BYTES + " of a record: use a smaller --batch-size");
            }
            inputs.put(batch.id(), parts);
        }
        return inputs;
    }

    /** What is known of a run while it lasts. */
    private final class Run {
        private final String id = RunId.next(Instant.now());
        private final TopicLayout layout;
        private final BatchPlan plan;
        private final StandingBatches standing;
        private final IdentityRule rule;
        private final List<String> published = new ArrayList<>();
        private final List<String> skipped = new ArrayList<>();
        private final Map<TopicPartition, Long> lastOffsets = new HashMap<>();
        private long sequences;
        private long bases;
        private long rejected;

        Run(TopicLayout layout, BatchPlan plan, StandingBatches standing, IdentityRule rule) {
            this.layout = layout;
            this.plan = plan;
            this.standing = standing;
            this.rule = rule;
        }

        PublishReport publish(Transactions transactions) {
            try (BatchPublisher batches =
                    new BatchPublisher(transactions, layout, settings, rule, plan.refused(), heap, id)) {
                for (int number = 1; number <= plan.batches().size(); number++) {
                    Batch batch = plan.batches().get(number - 1);
                    if (standing.stands(batch.id())) {
                        skipped.add(batch.id());
                        listener.skipped(number, batch);
                    } else {
                        publish(batches, number, batch);
                    }
                }
            }
            return new PublishReport(
                    id, layout.blocksTopicId(), published, skipped, sequences, bases, rejected, 0, lastOffsets);
        }

        private void publish(BatchPublisher batches, int number, Batch batch) {
            Progress progress = new Progress();
            try {
                requireNotStopped();
                Map<TopicPartition, Long> sent = batches.publish(batch, progress, () -> {
                    requireNotStopped();
                    listener.progressed(number, sequences + progress.sequences(), bases + progress.bases());
                });
                lastOffsets.putAll(Manifests.ofBlocks(layout, sent));
            } catch (InputException e) {
                throw new InputException(
                        e.getMessage() + "; " + stand(number) + "; run the same command again after the mend", e);
            } catch (TransactionTooLongException e) {
                throw new PublishException(
                        e.getMessage() + ": publish smaller batches with --batch-bases; " + stand(number), e);
            } catch (PublishException e) {
                String advice = KafkaFailure.isFenced(e) ? "" : "; run the same command again to go on";
                throw new PublishException(e.getMessage() + "; " + stand(number) + advice, e);
            }
            published.add(batch.id());
            sequences += progress.sequences();
            bases += progress.bases();
            rejected += progress.rejected();
            listener.published(number, batch, sequences, bases);
        }

        private void requireNotStopped() {
            if (stopped) {
                throw new PublishException("stopped");
            }
        }

        private String stand(int failed) {
            int batches = plan.batches().size();
            return switch (failed) {
                case 1 -> "no batch of this input is published";
                case 2 -> "batch 1 of " + batches + " is published and stands";
                default -> "batches 1-" + (failed - 1) + " of " + batches + " are published and stand";
            };
        }
    }
}
