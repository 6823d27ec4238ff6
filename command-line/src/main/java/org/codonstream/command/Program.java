package org.codonstream.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A program of commands. All programs of this project read their options, explain themselves, fail and end alike: exit code
 * 0 done, 1 failed, 2 wrong usage; results on standard output, everything else on standard error.
 */
public final class Program {
    private final CommandTree tree;

    /** A program with these commands. */
    public Program(CommandTree tree) {
        this.tree = tree;
    }

    /**
     * Runs one command line over this process's standard streams, for {@code main}.
     *
     * @return the exit code
     */
    public int runInThisProcess(String[] args) {
        ResultStream results = new ResultStream();
        PrintStream err = standard(new FileOutputStream(FileDescriptor.err), Flushing.EACH_LINE);
        int status = run(args, Surroundings.ofThisProcess(standard(results, Flushing.AT_THE_END), err));
        if (results.failure() != null) {
            err.println("codonstream: the results could not be written: " + results.failure());
            return ExitCode.SOFTWARE;
        }
        return status;
    }

    /**
     * Runs one command line.
     *
     * @return the exit code
     */
    public int run(String[] args, Surroundings surroundings) {
        try {
            return commands(args, surroundings).execute(args);
        } catch (ConfigurationException e) {
            surroundings.err().println("codonstream: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (OutOfMemoryError e) {
            surroundings
                    .err()
                    .println("codonstream: the heap is too small (" + e.getMessage()
                            + "): give more with CODONSTREAM_HEAP, such as CODONSTREAM_HEAP=1g");
            return ExitCode.SOFTWARE;
        } catch (LinkageError e) {
            // a native library that this system can't load
            surroundings.err().println("codonstream: " + e.getMessage());
            return ExitCode.SOFTWARE;
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    /**
     * The tree of commands, ready to execute a command line, which is looked at only for its first word and its
     * {@code --config}.
     *
     * @throws ConfigurationException if that file can't be read
     */
    public CommandLine commands(String[] args, Surroundings surroundings) {
        CommandLine commands = tree.of(surroundings, args.length == 0 ? "" : args[0]);
        ProgramRoot root = commands.getCommand();
        Failures failures = new Failures(surroundings.err(), root);
        commands.setOut(writer(surroundings.out()));
        commands.setErr(writer(surroundings.err()));
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setAbbreviatedOptionsAllowed(false);
        // what is misspelt is no further value of an option that takes several
        commands.setUnmatchedOptionsAllowedAsOptionParameters(false);
        commands.setUsageHelpWidth(80);
        commands.setParameterExceptionHandler(failures);
        commands.setExecutionExceptionHandler(failures);
        Converters.registerAll(commands);
        addHelp(commands);
        commands.setDefaultValueProvider(Defaults.read(surroundings.environment(), args));
        return commands;
    }

    /** Every command explains itself, and says what version it is. */
    private static void addHelp(CommandLine command) {
        command.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new HelpOptions()));
        command.getCommandSpec().versionProvider(new VersionText());
        command.getSubcommands().values().forEach(Program::addHelp);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private enum Flushing {
        EACH_LINE,
        AT_THE_END
    }

    /** In UTF-8 whatever the locale says, and without a system call per line where results go. */
    private static PrintStream standard(OutputStream stream, Flushing flushing) {
        return new PrintStream(
                new BufferedOutputStream(stream, 8192), flushing == Flushing.EACH_LINE, StandardCharsets.UTF_8);
    }
}
