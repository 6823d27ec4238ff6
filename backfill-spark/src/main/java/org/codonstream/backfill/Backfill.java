package org.codonstream.backfill;

import java.io.PrintStream;
import org.codonstream.command.Program;
import org.codonstream.command.Surroundings;
import picocli.CommandLine;

/** The program {@code codonstream backfill}, which spark-submit starts too. */
public final class Backfill {

    static final Program PROGRAM = new Program((surroundings, firstWord) -> commands(surroundings));

    private Backfill() {}

    public static void main(String[] args) {
        System.exit(PROGRAM.runInThisProcess(args));
    }

    /**
     * Runs one command line: results go to {@code out}, everything else to {@code err}.
     *
     * @return the exit code: 0 done, 1 failed, 2 wrong usage
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return PROGRAM.run(args, Surroundings.ofThisProcess(out, err));
    }

    private static CommandLine commands(Surroundings surroundings) {
        return new CommandLine(new BackfillCommand())
                .addSubcommand(new RecountCommand(surroundings))
                .addSubcommand(new ReconcileCommand(surroundings))
                .addSubcommand(new PublishCommand(surroundings));
    }
}
