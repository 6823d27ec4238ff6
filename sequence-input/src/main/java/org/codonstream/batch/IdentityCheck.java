package org.codonstream.batch;

import org.codonstream.sequence.IdentityRule;
import org.codonstream.sequence.SequenceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * How ids are checked before the first batch.
 *
 * @param source what the whole input is filed under, null leaves it to the files' column
 */
public record IdentityCheck(IdentityRule rule, @Nullable String source, OnBadRow onBadRow) {

    /** The identity of a row; the source of the whole input wins over the row's. */
    SequenceIdentity identify(String id, @Nullable String rowSource) {
        return rule.identify(id, source != null ? source : rowSource);
    }
}
