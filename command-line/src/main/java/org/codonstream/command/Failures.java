package org.codonstream.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one sentence and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** What picocli says where an option that takes several values is followed by something like an option. */
    private static final Pattern UNKNOWN_INSTEAD_OF_VALUE =
            Pattern.compile("Unknown option: '(.+)'; Expected parameter .*");

    private static final int MOST_SUGGESTIONS = 3;

    private final PrintStream err;
    private final ProgramRoot root;

    Failures(PrintStream err, ProgramRoot root) {
        this.err = err;
        this.root = root;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String message = String.valueOf(e.getMessage()).replaceFirst("^Error: ", "");
        List<String> unmatched = unmatched(e, message);
        String sentence = unmatched.isEmpty() ? message : misspelt(unmatched.get(0), command);
        say(sentence + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE;
    }

    /** Words that mean nothing: they explain why something else is missing. */
    private static List<String> unmatched(ParameterException e, String message) {
        Matcher insteadOfValue = UNKNOWN_INSTEAD_OF_VALUE.matcher(message);
        if (insteadOfValue.matches()) {
            return List.of(insteadOfValue.group(1));
        }
        return e instanceof UnmatchedArgumentException || e instanceof MissingParameterException
                ? e.getCommandLine().getUnmatchedArguments()
                : List.of();
    }

    private static String misspelt(String word, CommandLine command) {
        UnmatchedArgumentException explained = new UnmatchedArgumentException(command, List.of(word));
        String what = (explained.isUnknownOption() ? "Unknown option: '" : "Unexpected argument: '") + word + "'";
        List<String> suggestions = explained.getSuggestions();
        return suggestions.isEmpty()
                ? what
                : what + "; perhaps "
                        + suggestions.stream().limit(MOST_SUGGESTIONS).collect(Collectors.joining(" or "));
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
