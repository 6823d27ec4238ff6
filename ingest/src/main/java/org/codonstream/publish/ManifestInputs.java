package org.codonstream.publish;

import java.util.List;
import org.codonstream.batch.Batch;
import org.codonstream.schema.ManifestInput;

/** What a manifest says about the files of a batch. */
final class ManifestInputs {

    private ManifestInputs() {}

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
