package org.codonstream.cli;

import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import org.codonstream.command.Program;
import org.codonstream.command.Surroundings;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The program. */
public final class Codonstream {
    static final Program PROGRAM = new Program(Commands::of);

    private Codonstream() {}

    public static void main(String[] args) {
        // Setting up the logs takes a tenth of a second, and needs nothing of the command line.
        CompletableFuture<Void> logging = CompletableFuture.runAsync(LoggerFactory::getILoggerFactory);
        Program program = new Program((surroundings, firstWord) -> {
            CommandLine commands = Commands.of(surroundings, firstWord);
            // what fails here fails again where something is to be logged
            logging.exceptionally(failure -> null).join();
            return commands;
        });
        System.exit(program.runInThisProcess(args));
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
