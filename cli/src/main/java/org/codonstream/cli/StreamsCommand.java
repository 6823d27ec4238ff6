package org.codonstream.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The streams app by itself, against any Kafka. */
@Command(
        name = "streams",
        description = "The streams app alone, against any Kafka.",
        synopsisSubcommandLabel = "COMMAND")
final class StreamsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
