package org.codonstream.cli;

import org.codonstream.command.CommandGroup;
import picocli.CommandLine.Command;

/** What is done with records and rows that were refused. */
@Command(name = "dead-letters", description = "Look at what was refused, and send it again.")
final class DeadLettersCommand extends CommandGroup {}
