package org.codonstream.benchmark;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the launcher starts a JVM, so that another program can be started in one like it.
 *
 * @param java with all its options
 */
record JvmCommand(List<String> java, String classPath) {
    private static final String CLASS_PATH = "-cp";

    JvmCommand {
        java = List.copyOf(java);
    }

    /** Of the command line of a running JVM: {@code java options -cp class-path main arguments}. */
    static JvmCommand of(List<String> commandLine) {
        int at = commandLine.indexOf(CLASS_PATH);
        if (at < 1 || at + 1 >= commandLine.size()) {
            throw new IllegalArgumentException(
                    "command line " + String.join(" ", commandLine) + ": must be that of a java with " + CLASS_PATH);
        }
        return new JvmCommand(commandLine.subList(0, at), commandLine.get(at + 1));
    }

    /** The same JVM without the options that begin with one of these. */
    JvmCommand without(String... beginnings) {
        List<String> kept = java.stream()
                .filter(option -> Arrays.stream(beginnings).noneMatch(option::startsWith))
                .toList();
        return new JvmCommand(kept, classPath);
    }

    /** The command line that runs a main class, found in a jar or folder put before the class path. */
    List<String> running(Path classes, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(CLASS_PATH, classes + File.pathSeparator + classPath, mainClass));
        command.addAll(arguments);
        return command;
    }
}
