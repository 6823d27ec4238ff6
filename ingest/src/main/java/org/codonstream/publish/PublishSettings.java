package org.codonstream.publish;

import org.codonstream.batch.BatchLimits;
import org.codonstream.batch.OnBadRow;
import org.codonstream.input.FastaContent;
import org.codonstream.sequence.Filing;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.TopicSettings;
import org.jspecify.annotations.Nullable;

/**
 * How an input is published.
 *
 * @param topics the topic prefix, and how its topics are created
 * @param identity how ids become identities, null for the rule of the prefix ({@code accession} for a new one)
 * @param source what the whole input is filed under, null leaves it to the files' column
 * @param fasta what the records of FASTA files are
 * @param limits how large batches are
 * @param workers threads that read, digest and pack
 */
public record PublishSettings(
        TopicSettings topics,
        @Nullable IdentityRule identity,
        @Nullable String source,
        FastaContent fasta,
        BatchLimits limits,
        OnBadRow onBadRow,
        Resume resume,
        int workers) {

    public PublishSettings {
        if (workers < 1) {
            throw new IllegalArgumentException("workers " + workers + ": must be at least 1");
        }
        // Checks the source as a part of what a sequence is filed under.
        source = new Filing(source, null, null, null).source();
    }

    /** The default topics and batches; the prefix's identity rule; a bad row ends the run; standing batches are left out. */
    public static PublishSettings defaults() {
        return new PublishSettings(
                TopicSettings.defaults(),
                null,
                null,
                FastaContent.GENOME,
                BatchLimits.DEFAULT,
                OnBadRow.FAIL,
                Resume.SKIP_STANDING,
                Runtime.getRuntime().availableProcessors());
    }

    public PublishSettings withTopics(TopicSettings other) {
        return new PublishSettings(other, identity, source, fasta, limits, onBadRow, resume, workers);
    }

    public PublishSettings withIdentity(@Nullable IdentityRule rule) {
        return new PublishSettings(topics, rule, source, fasta, limits, onBadRow, resume, workers);
    }

    public PublishSettings withSource(@Nullable String name) {
        return new PublishSettings(topics, identity, name, fasta, limits, onBadRow, resume, workers);
    }

    public PublishSettings withFasta(FastaContent content) {
        return new PublishSettings(topics, identity, source, content, limits, onBadRow, resume, workers);
    }

    public PublishSettings withLimits(BatchLimits other) {
        return new PublishSettings(topics, identity, source, fasta, other, onBadRow, resume, workers);
    }

    public PublishSettings withOnBadRow(OnBadRow policy) {
        return new PublishSettings(topics, identity, source, fasta, limits, policy, resume, workers);
    }

    public PublishSettings withResume(Resume policy) {
        return new PublishSettings(topics, identity, source, fasta, limits, onBadRow, policy, workers);
    }

    public PublishSettings withWorkers(int threads) {
        return new PublishSettings(topics, identity, source, fasta, limits, onBadRow, resume, threads);
    }
}
