package org.codonstream.command;

import java.io.PrintStream;
import java.util.Map;

/**
 * What a command has around it, so that tests can give it something else.
 *
 * @param out for results
 * @param err for everything else
 * @param environment environment variables
 * @param columns width of the terminal behind {@code err}, 0 where that is none
 */
public record Surroundings(PrintStream out, PrintStream err, Map<String, String> environment, int columns) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** The launcher says whether there is a terminal: Java itself can't tell for standard error. */
    public static Surroundings ofThisProcess(PrintStream out, PrintStream err) {
        return new Surroundings(out, err, System.getenv(), Integer.getInteger("codonstream.columns", 0));
    }
}
