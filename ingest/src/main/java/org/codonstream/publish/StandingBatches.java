package org.codonstream.publish;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.codonstream.kafka.TopicRecords;
import org.codonstream.schema.Manifest;
import org.codonstream.schema.ManifestInput;
import org.codonstream.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Which batches of a plan stand already, as the manifests say: published into today's topic from the same files under
 * the same source, and nothing else made of these files, nor anything that replaced all, since then.
 */
final class StandingBatches {

    private final String topicId;
    private final @Nullable String source;
    private final Map<String, List<ManifestInput>> planned;
    private final Set<String> plannedVariants = new HashSet<>();
    private final Map<String, Long> matches = new HashMap<>();
    private final Map<String, Long> otherwise = new HashMap<>();
    private long lastReplace = Long.MIN_VALUE;

    /** The state before any manifest, given the inputs of each batch of a plan by its id. */
    StandingBatches(String topicId, @Nullable String source, Map<String, List<ManifestInput>> planned) {
        this.topicId = topicId;
        this.source = source;
        this.planned = planned;
        for (List<ManifestInput> inputs : planned.values()) {
            for (ManifestInput input : inputs) {
                plannedVariants.add(variant(input));
                otherwise.put(file(input), Long.MIN_VALUE);
            }
        }
    }

    /** Takes in all manifests of a prefix. */
    StandingBatches readAll(TopicRecords records) {
        records.forEach(Topic.BATCHES, record -> KnownManifests.manifest(record).ifPresent(this::add));
        return this;
    }

    /** Takes in a manifest. */
    void add(Manifest manifest) {
        if (manifest.getReplace()) {
            lastReplace = Math.max(lastReplace, manifest.getPublished());
        }
        if (!manifest.getTopicId().equals(topicId)) {
            return;
        }
        boolean sameSource = Objects.equals(manifest.getSource(), source);
        List<ManifestInput> inputs = planned.get(manifest.getPublication().getBatch());
        if (sameSource && manifest.getInputs().equals(inputs)) {
            matches.merge(manifest.getPublication().getBatch(), manifest.getPublished(), Math::max);
        }
        for (ManifestInput input : manifest.getInputs()) {
            if (!sameSource || !plannedVariants.contains(variant(input))) {
                otherwise.computeIfPresent(file(input), (file, time) -> Math.max(time, manifest.getPublished()));
            }
        }
    }

    /** Whether a batch of the plan need not be published again. */
    boolean stands(String batch) {
        Long published = matches.get(batch);
        return published != null
                && published > lastReplace
                && planned.getOrDefault(batch, List.of()).stream()
                        .allMatch(input -> published > otherwise.getOrDefault(file(input), Long.MIN_VALUE));
    }

    /** Names a file whatever its time, and whatever it was said to hold: genomes once, coding sequences then. */
    static String file(ManifestInput input) {
        return input.getLength() + " " + input.getName();
    }

    private static String variant(ManifestInput input) {
        return input.getModified() + " " + input.getFooterDigest() + " " + file(input);
    }
}
