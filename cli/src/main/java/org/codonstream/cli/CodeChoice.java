package org.codonstream.cli;

import java.util.Optional;
import java.util.SortedMap;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.command.CommandException;
import org.codonstream.command.Converters;
import org.codonstream.usage.CodeShare;
import org.codonstream.usage.OwnCode;
import org.codonstream.usage.ReadingChoice;
import org.jspecify.annotations.Nullable;

/** A genetic code, or none where each table or sequence is to be seen through its own. */
record CodeChoice(@Nullable GeneticCode given) {
    /** What a user writes for no code. */
    private static final String AUTO = "auto";

    /** What stands behind a sentence that says why there is no own code. */
    private static final String HINT = ": name one with --genetic-code";

    /**
     * Reads a choice as users write it.
     *
     * @throws IllegalArgumentException if it is neither {@code auto} nor one of NCBI's numbers
     */
    static CodeChoice parse(String text) {
        return new CodeChoice(text.equals(AUTO) ? null : Converters.geneticCode(text));
    }

    /**
     * The code that is named, else the only one that is stated.
     *
     * @param about what states codes, for the message
     * @throws CommandException if none is named, and none or several are stated
     */
    GeneticCode of(String about, SortedMap<Integer, CodeShare> stated, ReadingChoice reading) {
        if (given != null) {
            return given;
        }
        try {
            return GeneticCodes.ncbi().get(OwnCode.number(about, stated, reading));
        } catch (IllegalArgumentException e) {
            throw new CommandException(e.getMessage() + HINT, e);
        }
    }

    Optional<GeneticCode> code() {
        return Optional.ofNullable(given);
    }
}
