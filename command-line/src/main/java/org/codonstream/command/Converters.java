package org.codonstream.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Reading;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.usage.Scope;
import org.codonstream.usage.StrandChoice;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Lets options be of the types of the domain, which read themselves. */
public final class Converters {
    private Converters() {}

    /**
     * Lets the options of a tree of commands be of a type.
     *
     * @param commands the whole tree: commands that are added later do not know the type
     * @param reader makes a value of what was typed; why it refuses a text, by an {@link IllegalArgumentException}, is what
     *     the user is told
     */
    public static <T> void register(CommandLine commands, Class<T> type, Function<String, T> reader) {
        commands.registerConverter(type, text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        });
    }

    /** Those that every program has. */
    static void registerAll(CommandLine commands) {
        register(commands, Reading.class, Reading::ofLabel);
        register(commands, IdentityRule.class, IdentityRule::ofLabel);
        register(commands, Scope.class, Scope::parse);
        register(commands, StrandChoice.class, StrandChoice::ofLabel);
        register(commands, GeneticCode.class, Converters::geneticCode);
        register(commands, Duration.class, Converters::duration);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "duration " + text + ": must be as ISO 8601 has it, such as PT5S, PT1H or P365D", e);
        }
    }

    /**
     * Reads the number of a genetic code.
     *
     * @throws IllegalArgumentException if it is none of NCBI's
     */
    public static GeneticCode geneticCode(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(
                    "genetic code " + text + ": must be one of NCBI's numbers, such as 1 or 11");
        }
        return GeneticCodes.ncbi().get(Integer.parseInt(text));
    }
}
