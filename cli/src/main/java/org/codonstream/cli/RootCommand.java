package org.codonstream.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What stands before all subcommands; it does nothing itself. */
@Command(
        name = "codonstream",
        description = "Genomes in, codon usage tables out: a stream over Kafka that keeps the tables current.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Any option can also be set by an environment variable (--topic-prefix by CODONSTREAM_TOPIC_PREFIX) or, after that,"
                    + " in the --config file (topic-prefix=...).",
            "Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage."
        })
final class RootCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Properties file with defaults for options.")
    @SuppressWarnings("UnusedVariable") // read by Defaults before the rest of the line is understood
    private Path config;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean debug;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    boolean debug() {
        return debug;
    }
}
