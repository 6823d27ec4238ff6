package org.codonstream.cli;

import org.codonstream.command.ProgramRoot;
import picocli.CommandLine.Command;

/** What stands before all subcommands; it does nothing itself. */
@Command(
        name = "codonstream",
        description = "Genomes in, codon usage tables out: a stream over Kafka that keeps the tables current.")
final class RootCommand extends ProgramRoot {}
