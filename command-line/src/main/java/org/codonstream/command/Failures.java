package org.codonstream.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever went wrong into one sentence and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final PrintStream err;
    private final ProgramRoot root;

    Failures(PrintStream err, ProgramRoot root) {
        this.err = err;
        this.root = root;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        say(String.valueOf(e.getMessage()).replaceFirst("^Error: ", "") + " (see " + command + " --help)");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult line) {
        return report(e);
    }

    /** Says what happened. */
    int report(Throwable e) {
        say(sentence(e));
        if (root.debug()) {
            e.printStackTrace(err);
        }
        return e instanceof ConfigurationException ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    private void say(String sentence) {
        err.println("codonstream: " + sentence);
    }

    /** Exceptions of this project are written for users; of others the kind may matter more than the message. */
    private static String sentence(Throwable e) {
        String message = e.getMessage();
        if (message != null && e.getClass().getName().startsWith("org.codonstream.")) {
            return message;
        }
        if (message != null && (e instanceof IOException || e instanceof UncheckedIOException)) {
            return message;
        }
        return "this should not have happened: " + e + " (--debug shows where)";
    }
}
