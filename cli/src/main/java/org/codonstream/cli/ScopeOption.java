package org.codonstream.cli;

import java.util.Optional;
import org.codonstream.usage.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of all that is counted is asked for. */
final class ScopeOption {
    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "What the answer is about: all (default), source:NAME, taxon:ID, taxon:ID/COMPARTMENT,"
                    + " code:ID or batch:ID.")
    private @Nullable Scope scope;

    /** The scope if one is named. */
    Optional<Scope> named() {
        return Optional.ofNullable(scope);
    }

    /** The scope that is named, else {@link Scope#ALL}. */
    Scope scope() {
        return scope == null ? Scope.ALL : scope;
    }
}
