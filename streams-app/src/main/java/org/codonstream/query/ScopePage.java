package org.codonstream.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the scopes that there are, in the order of {@link ScopeList}.
 *
 * @param next the scope to ask on after, null on the last page
 */
public record ScopePage(List<ScopeSummary> scopes, @Nullable String next) {

    public ScopePage {
        scopes = List.copyOf(scopes);
    }
}
