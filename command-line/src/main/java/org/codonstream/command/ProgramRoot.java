package org.codonstream.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What stands before all commands of a program: the options that each of them takes, and what holds for all. */
@Command(
        footer = {
            "",
            "Any option can also be set by an environment variable (--topic-prefix by CODONSTREAM_TOPIC_PREFIX) or, after that,"
                    + " in the --config file (topic-prefix=...).",
            "Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage."
        })
public abstract class ProgramRoot extends CommandGroup {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Properties file with defaults for options.")
    @SuppressWarnings("UnusedVariable") // read by Defaults before the rest of the line is understood
    private Path config;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean debug;

    boolean debug() {
        return debug;
    }
}
