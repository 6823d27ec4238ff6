package org.codonstream.cli;

import java.util.Optional;
import org.codonstream.code.GeneticCode;
import org.codonstream.command.Converters;
import org.jspecify.annotations.Nullable;

/** A genetic code, or none where each table or sequence is to be seen through its own. */
record CodeChoice(@Nullable GeneticCode given) {
    /** What a user writes for no code. */
    static final String AUTO = "auto";

    /** What stands behind a sentence that says why there is no own code. */
    static final String HINT = ": name one with --genetic-code";

    /**
     * Reads a choice as users write it.
     *
     * @throws IllegalArgumentException if it is neither {@code auto} nor one of NCBI's numbers
     */
    static CodeChoice parse(String text) {
        return new CodeChoice(text.equals(AUTO) ? null : Converters.geneticCode(text));
    }

    Optional<GeneticCode> code() {
        return Optional.ofNullable(given);
    }

    /** As users write it. */
    String label() {
        return given == null ? AUTO : Integer.toString(given.id());
    }
}
