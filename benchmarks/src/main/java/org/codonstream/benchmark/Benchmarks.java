package org.codonstream.benchmark;

import org.codonstream.command.Interruption;
import org.codonstream.command.Program;
import org.codonstream.command.Surroundings;
import picocli.CommandLine;

/** The program {@code benchmarks/run}: each stage that is measured is one of its commands. */
public final class Benchmarks {
    static final Program PROGRAM = new Program((surroundings, firstWord) -> commands(surroundings));

    private Benchmarks() {}

    public static void main(String[] args) {
        int status;
        // What a run has started and written goes with it, also where somebody ends the run.
        try (Interruption interruption = Interruption.calls(Thread.currentThread()::interrupt)) {
            status = PROGRAM.runInThisProcess(args);
        }
        System.exit(status);
    }

    private static CommandLine commands(Surroundings surroundings) {
        return new CommandLine(new BenchmarksCommand())
                .addSubcommand(new GenerateCommand(surroundings))
                .addSubcommand(new CountCommand(surroundings))
                .addSubcommand(new IngestCommand(surroundings))
                .addSubcommand(new StreamCommand(surroundings))
                .addSubcommand(new EndToEndCommand(surroundings))
                .addSubcommand(new RecountCommand(surroundings))
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new QueryCommand(surroundings))
                .addSubcommand(new VisibilityCommand(surroundings))
                .addSubcommand(new CompareCommand(surroundings))
                .addSubcommand(new GrowthCommand(surroundings))
                .addSubcommand(new JmhCommand(surroundings));
    }
}
