package org.codonstream.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.batch.Batch;
import org.codonstream.batch.BatchPlan;
import org.codonstream.input.InputException;
import org.codonstream.kafka.Manifests;
import org.codonstream.schema.ManifestInput;
import org.codonstream.schema.Publication;
import org.codonstream.topic.TopicLayout;

/** What a manifest says about the files of a batch. */
final class ManifestInputs {

    private ManifestInputs() {}

    /**
     * What each batch of a plan is made of, by its id.
     *
     * @throws InputException if a manifest would not fit a record
     */
    static Map<String, List<ManifestInput>> of(TopicLayout layout, BatchPlan plan) {
        Map<String, List<ManifestInput>> inputs = new LinkedHashMap<>();
        for (Batch batch : plan.batches()) {
            List<ManifestInput> parts = of(batch);
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

    /** What a batch is made of, in its order. */
    static List<ManifestInput> of(Batch batch) {
        return batch.ranges().stream()
                .map(range -> new ManifestInput(
                        range.file().name(),
                        range.file().length(),
                        range.file().modified(),
                        range.file().footerDigest(),
                        range.firstRow(),
                        range.rows()))
                .toList();
    }
}
