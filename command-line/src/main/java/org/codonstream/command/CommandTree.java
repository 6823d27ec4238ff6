package org.codonstream.command;

import picocli.CommandLine;

/** Makes the commands of a program, anew for each command line. */
@FunctionalInterface
public interface CommandTree {

    /**
     * The tree for one command line; its root is a {@link ProgramRoot}.
     *
     * @param firstWord with which the line begins, empty where it has none. Where it is the name of a command, the others
     *     beside that one may be left out, because to make a command takes longer than many a one runs
     */
    CommandLine of(Surroundings surroundings, String firstWord);
}
