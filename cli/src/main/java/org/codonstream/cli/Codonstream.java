package org.codonstream.cli;

import java.io.PrintStream;
import org.codonstream.command.Program;
import org.codonstream.command.Surroundings;

/** The program. */
public final class Codonstream {
    static final Program PROGRAM = new Program(Commands::of);

    private Codonstream() {}

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
}
