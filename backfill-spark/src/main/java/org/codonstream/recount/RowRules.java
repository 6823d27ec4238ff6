package org.codonstream.recount;

import java.io.Serializable;
import org.codonstream.sequence.Filing;
import org.codonstream.sequence.IdentityRule;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of files are understood, the same as by {@code ingest publish}.
 *
 * @param identity how ids become identities
 * @param source what the whole input is filed under, null leaves it to the files' column
 */
public record RowRules(IdentityRule identity, @Nullable String source) implements Serializable {

    public RowRules {
        // Checks the source as a part of what a sequence is filed under.
        source = new Filing(source, null, null, null).source();
    }
}
