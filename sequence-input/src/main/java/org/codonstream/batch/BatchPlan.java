package org.codonstream.batch;

import java.util.List;
import org.codonstream.input.InputFile;

/**
 * An input cut into batches.
 *
 * @param files all of the input, in order
 * @param batches in the order in which they are published
 * @param refused rows that the check of ids refused; they count in their batch's numbers
 */
public record BatchPlan(List<InputFile> files, List<Batch> batches, RefusedRows refused) {

    public BatchPlan {
        files = List.copyOf(files);
        batches = List.copyOf(batches);
    }

    /** Rows of all batches. */
    public long sequences() {
        return batches.stream().mapToLong(Batch::sequences).sum();
    }

    /** Bases of all batches, as the files claim them. */
    public long bases() {
        return batches.stream().mapToLong(Batch::bases).sum();
    }
}
